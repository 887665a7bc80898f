package io.fitconnect.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error answer, {@code application/problem+json} (RFC 9457).
 *
 * @param instance the path that was asked for
 * @param code stable; what a program decides on
 * @param retryable whether the same request may succeed later
 * @param errors one entry for each field that is to blame; absent when no field is
 * @param incident what to look for in the log; only when the server failed
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        @JsonInclude int status,
        String detail,
        String instance,
        String code,
        @JsonInclude boolean retryable,
        List<Violation> errors,
        @Nullable String incident) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(Refusal refusal, String path, @Nullable String incident) {
        ProblemCode code = refusal.code();
        return new Problem(
                code.type(),
                code.title(),
                code.status(),
                refusal.detail(),
                path,
                code.code(),
                code.retryable(),
                refusal.violations(),
                incident);
    }
}
