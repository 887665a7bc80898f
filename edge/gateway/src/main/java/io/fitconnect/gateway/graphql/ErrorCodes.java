package io.fitconnect.gateway.graphql;

import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.InvalidSyntaxError;
import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.problem.Violation;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Gives every error the code of the one table, as {@code extensions.code}. */
public final class ErrorCodes extends SimplePerformantInstrumentation {

    static AbortExecutionException abort(ProblemCode code, String detail) {
        return new AbortExecutionException(List.of(error(Refusal.of(code, detail))));
    }

    static GraphQLError error(Refusal refusal) {
        return GraphqlErrorBuilder.newError()
                .message(refusal.detail())
                .extensions(extensions(refusal))
                .build();
    }

    /** As it stands in an answer's {@code errors}. */
    public static JsonObject specification(Refusal refusal) {
        return JsonObject.mapFrom(error(refusal).toSpecification());
    }

    @Override
    public CompletableFuture<ExecutionResult> instrumentExecutionResult(
            ExecutionResult result, InstrumentationExecutionParameters parameters, InstrumentationState state) {
        if (result.getErrors().isEmpty()) {
            return CompletableFuture.completedFuture(result);
        }
        List<GraphQLError> errors =
                result.getErrors().stream().map(ErrorCodes::coded).toList();
        return CompletableFuture.completedFuture(ExecutionResultImpl.newExecutionResult()
                .from(result)
                .errors(errors)
                .build());
    }

    private static GraphQLError coded(GraphQLError error) {
        if (error.getExtensions() != null && error.getExtensions().containsKey("code")) {
            return error;
        }
        Refusal refusal = refusal(error);
        return GraphqlErrorBuilder.newError()
                .message(refusal.detail())
                .path(error.getPath())
                .locations(error.getLocations())
                .errorType(error.getErrorType())
                .extensions(extensions(refusal))
                .build();
    }

    private static Refusal refusal(GraphQLError error) {
        return switch (error) {
            case ExceptionWhileDataFetching failed -> refusal(failed.getException());
            case InvalidSyntaxError syntax -> Refusal.of(ProblemCode.QUERY_MALFORMED, syntax.getMessage());
            default -> Refusal.of(ProblemCode.QUERY_INVALID, error.getMessage());
        };
    }

    private static Refusal refusal(Throwable failure) {
        return switch (failure) {
            case RefusedException refused -> refused.refusal();
            case AuthenticationFailedException e ->
                Refusal.of(ProblemCode.TOKEN_INVALID, "The token is expired, ended, or not of a known issuer.");
            case CompletionException wrapped when wrapped.getCause() != null -> refusal(wrapped.getCause());
            default -> Refusal.of(ProblemCode.INTERNAL, "It has been logged.");
        };
    }

    private static Map<String, Object> extensions(Refusal refusal) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", refusal.code().code());
        extensions.put("retryable", refusal.code().retryable());
        if (!refusal.violations().isEmpty()) {
            extensions.put(
                    "errors",
                    refusal.violations().stream().map(ErrorCodes::entry).toList());
        }
        return extensions;
    }

    private static Map<String, String> entry(Violation violation) {
        return Map.of("field", violation.field(), "code", violation.code(), "detail", violation.detail());
    }
}
