package io.fitconnect.gateway.graphql;

import graphql.analysis.FieldComplexityEnvironment;
import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.execution.AbortExecutionException;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLTypeUtil;
import io.fitconnect.platform.problem.ProblemCode;
import java.util.Collection;

/** Refuses an operation that may answer too many values: one a field, times the asked length of every list around it. */
final class CostLimit extends MaxQueryComplexityInstrumentation {
    /** Of a list without a length among its arguments. */
    private static final int USUAL_LENGTH = 10;

    CostLimit(int costliest) {
        super(costliest, CostLimit::cost);
    }

    @Override
    protected AbortExecutionException mkAbortException(int cost, int costliest) {
        return ErrorCodes.abort(
                ProblemCode.QUERY_TOO_COSTLY,
                "The operation may answer " + cost + " values, at most " + costliest + " are taken.");
    }

    private static int cost(FieldComplexityEnvironment field, int children) {
        boolean list = GraphQLTypeUtil.unwrapNonNull(
                        (GraphQLOutputType) field.getFieldDefinition().getType())
                instanceof GraphQLList;
        long cost = 1 + (long) (list ? length(field) : 1) * children;
        return (int) Math.min(cost, Integer.MAX_VALUE / 4);
    }

    private static int length(FieldComplexityEnvironment field) {
        if (field.getParentType().getName().startsWith("__")) {
            // The schema's own lists are what they are.
            return 1;
        }
        return field.getArguments().values().stream()
                .mapToInt(CostLimit::length)
                .filter(length -> length > 0)
                .max()
                .orElse(USUAL_LENGTH);
    }

    private static int length(Object argument) {
        return switch (argument) {
            case Integer limit -> limit;
            case Collection<?> ids -> ids.size();
            case null, default -> 0;
        };
    }
}
