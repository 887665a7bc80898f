package io.fitconnect.platform.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Turns a refusal into its HTTP answer. */
final class ProblemAnswers {
    private static final int RETRY_AFTER_SECONDS = 1;

    private ProblemAnswers() {}

    static Response answer(Refusal refusal, UriInfo uri) {
        return answer(refusal, uri, null);
    }

    static Response answer(Refusal refusal, UriInfo uri, @Nullable String incident) {
        ProblemCode code = refusal.code();
        Response.ResponseBuilder answer = Response.status(code.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(refusal, uri.getRequestUri().getRawPath(), incident));
        if (code.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge(code));
        }
        if (code.retryable()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.build();
    }

    /** RFC 6750, section 3: the error attribute only when a token was sent. */
    private static String challenge(ProblemCode code) {
        return code == ProblemCode.TOKEN_INVALID ? "Bearer error=\"invalid_token\"" : "Bearer";
    }
}
