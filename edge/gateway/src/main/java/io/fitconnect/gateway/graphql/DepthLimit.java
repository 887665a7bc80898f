package io.fitconnect.gateway.graphql;

import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.execution.AbortExecutionException;
import io.fitconnect.platform.problem.ProblemCode;

/** Refuses an operation whose fields lie too deep in each other. */
final class DepthLimit extends MaxQueryDepthInstrumentation {

    DepthLimit(int deepest) {
        super(deepest);
    }

    @Override
    protected AbortExecutionException mkAbortException(int depth, int deepest) {
        return ErrorCodes.abort(
                ProblemCode.QUERY_TOO_DEEP, "The operation is " + depth + " deep, at most " + deepest + " are taken.");
    }
}
