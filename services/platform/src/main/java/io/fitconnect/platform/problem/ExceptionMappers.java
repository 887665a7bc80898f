package io.fitconnect.platform.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.fitconnect.platform.sql.SqlFailures;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers everything that a REST resource can throw with problem+json. */
public final class ExceptionMappers {
    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);

    @ServerExceptionMapper
    Response refused(RefusedException e, UriInfo uri) {
        return ProblemAnswers.answer(e.refusal(), uri);
    }

    @ServerExceptionMapper
    Response tokenMissing(UnauthorizedException e, UriInfo uri) {
        return ProblemAnswers.answer(
                Refusal.of(ProblemCode.TOKEN_MISSING, "Send an Authorization: Bearer header."), uri);
    }

    @ServerExceptionMapper
    Response tokenInvalid(AuthenticationFailedException e, UriInfo uri) {
        String detail =
                "The token is expired, of a session that was ended, from another issuer, or not signed by a known key.";
        return ProblemAnswers.answer(Refusal.of(ProblemCode.TOKEN_INVALID, detail), uri);
    }

    @ServerExceptionMapper
    Response denied(ForbiddenException e, UriInfo uri) {
        return ProblemAnswers.answer(
                Refusal.of(ProblemCode.ACCESS_DENIED, "The token lacks the role that this needs."), uri);
    }

    @ServerExceptionMapper
    Response mistyped(MismatchedInputException e, UriInfo uri) {
        String field = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return ProblemAnswers.answer(Refusal.invalid(field, "value.type", "has the wrong type"), uri);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e, UriInfo uri) {
        Optional<ProblemCode> code = byStatus(e.getResponse().getStatus());
        if (code.isEmpty()) {
            return failed(e, uri);
        }
        Throwable why = e.getCause() == null ? e : e.getCause();
        return ProblemAnswers.answer(Refusal.of(code.get(), String.valueOf(why.getMessage())), uri);
    }

    @ServerExceptionMapper
    Response failed(Throwable e, UriInfo uri) {
        if (SqlFailures.isSerialization(e)) {
            return ProblemAnswers.answer(
                    Refusal.of(ProblemCode.STORE_BUSY, "The change kept colliding with others."), uri);
        }
        if (SqlFailures.isUnreachable(e)) {
            LOG.warnf("store unavailable: %s", e.getMessage());
            return ProblemAnswers.answer(
                    Refusal.of(ProblemCode.STORE_UNAVAILABLE, "The database does not answer."), uri);
        }
        String incident = UUID.randomUUID().toString();
        LOG.errorf(e, "request failed: incident=%s", incident);
        return ProblemAnswers.answer(
                Refusal.of(ProblemCode.INTERNAL, "It has been logged under the incident's id."), uri, incident);
    }

    private static Optional<ProblemCode> byStatus(int status) {
        return switch (status) {
            case 400 -> Optional.of(ProblemCode.REQUEST_MALFORMED);
            case 401 -> Optional.of(ProblemCode.TOKEN_MISSING);
            case 403 -> Optional.of(ProblemCode.ACCESS_DENIED);
            case 404 -> Optional.of(ProblemCode.ROUTE_UNKNOWN);
            case 405 -> Optional.of(ProblemCode.METHOD_UNSUPPORTED);
            case 406 -> Optional.of(ProblemCode.MEDIA_UNACCEPTABLE);
            case 413 -> Optional.of(ProblemCode.REQUEST_TOO_LARGE);
            case 415 -> Optional.of(ProblemCode.MEDIA_UNSUPPORTED);
            default -> Optional.empty();
        };
    }
}
