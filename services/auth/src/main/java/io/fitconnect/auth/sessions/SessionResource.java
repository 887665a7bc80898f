package io.fitconnect.auth.sessions;

import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.tokens.RevokedSessions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;

/** The caller's own sessions: seen, and ended one by one or all at once. */
@Path("/api/v1/sessions")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
    private static final Logger LOG = Logger.getLogger(SessionResource.class);

    private final KeycloakSessions sessions;
    private final RevokedSessions revoked;
    private final SecurityIdentity identity;
    private final Counter ended;

    SessionResource(
            KeycloakSessions sessions, RevokedSessions revoked, SecurityIdentity identity, MeterRegistry meters) {
        this.sessions = sessions;
        this.revoked = revoked;
        this.identity = identity;
        this.ended = meters.counter("fitconnect.auth.sessions.ended");
    }

    @GET
    @Operation(summary = "The caller's sessions, newest first")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING STORE_UNAVAILABLE")
    public Uni<List<Session>> list() {
        Caller caller = Caller.of(identity);
        return sessions.of(caller.id())
                .map(all ->
                        all.stream().map(one -> one.seenFrom(caller.session())).toList());
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Ends one of the caller's sessions; its tokens are refused within a second")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING SESSION_UNKNOWN STORE_UNAVAILABLE")
    public Uni<Void> end(@RestPath String id) {
        return sessions.of(Caller.of(identity).id())
                .map(all -> all.stream().filter(one -> one.id().equals(id)).toList())
                .invoke(SessionResource::requireOne)
                .chain(this::end);
    }

    @DELETE
    @Operation(summary = "Ends all of the caller's sessions, this one too")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING STORE_UNAVAILABLE")
    public Uni<Void> endAll() {
        return sessions.of(Caller.of(identity).id()).chain(this::end);
    }

    /** The tokens first: should Keycloak fail in between, nobody is in, and asking again ends the rest. */
    private Uni<Void> end(List<Session> ending) {
        return revoked.add(ending.stream().map(Session::id).toList())
                .onFailure()
                .transform(SessionResource::unavailable)
                .chain(() -> Multi.createFrom()
                        .iterable(ending)
                        .onItem()
                        .transformToUniAndConcatenate(sessions::end)
                        .collect()
                        .last())
                .invoke(() -> ended.increment(ending.size()))
                .replaceWithVoid();
    }

    private static void requireOne(List<Session> found) {
        if (found.isEmpty()) {
            throw new RefusedException(ProblemCode.SESSION_UNKNOWN, "You have no session of this id.");
        }
    }

    private static Throwable unavailable(Throwable e) {
        LOG.warnf("sessions wait for redis: %s", e.getMessage());
        return new RefusedException(ProblemCode.STORE_UNAVAILABLE, "Redis does not answer.");
    }
}
