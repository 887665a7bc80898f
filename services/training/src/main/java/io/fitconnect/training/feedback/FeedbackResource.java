package io.fitconnect.training.feedback;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.SessionId;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** What an athlete and the coach of the session's class say to each other about it: read by these two alone. */
@Path("/api/v1/athletes/{athleteId}/sessions/{sessionId}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class FeedbackResource {
    private final FeedbackTable feedback;
    private final SecurityIdentity identity;

    FeedbackResource(FeedbackTable feedback, SecurityIdentity identity) {
        this.feedback = feedback;
        this.identity = identity;
    }

    @GET
    @Path("/feedback")
    @Operation(summary = "What was said about a session; for the athlete and the coach of its class alone")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID")
    public Uni<Feedback> get(@PathParam("athleteId") String athleteId, @PathParam("sessionId") String sessionId) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        SessionId session = SessionId.parse("sessionId", sessionId);
        Caller caller = Caller.of(identity);
        Uni<Void> allowed = caller.is(athlete) ? Uni.createFrom().voidItem() : allowCoachOf(athlete, session, caller);
        return allowed.chain(() -> feedback.find(athlete, session));
    }

    @PUT
    @Path("/feedback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "The athlete's exertion and note about the own session; replaces what was said before")
    @RequestBody(content = @Content(schema = @Schema(implementation = Feedback.Body.class)))
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_MALFORMED REQUEST_INVALID REQUEST_TOO_LARGE MEDIA_UNSUPPORTED"
                    + " STORE_BUSY")
    public Uni<Feedback> put(
            @PathParam("athleteId") String athleteId,
            @PathParam("sessionId") String sessionId,
            byte @Nullable [] body) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        SessionId session = SessionId.parse("sessionId", sessionId);
        allow(Caller.of(identity).is(athlete));
        return feedback.put(
                        athlete,
                        session,
                        Feedback.Body.read(body),
                        Instant.now().toEpochMilli())
                .chain(() -> feedback.find(athlete, session));
    }

    @PUT
    @Path("/coach-feedback")
    @RolesAllowed(Role.COACH_GROUP)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A coach's note to the athlete about a session of the coach's class; replaces the one before")
    @RequestBody(content = @Content(schema = @Schema(implementation = Feedback.CoachBody.class)))
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_MALFORMED REQUEST_INVALID REQUEST_TOO_LARGE MEDIA_UNSUPPORTED"
                    + " STORE_BUSY")
    public Uni<Feedback> putCoach(
            @PathParam("athleteId") String athleteId,
            @PathParam("sessionId") String sessionId,
            byte @Nullable [] body) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        SessionId session = SessionId.parse("sessionId", sessionId);
        Caller caller = Caller.of(identity);
        Feedback.CoachBody note = Feedback.CoachBody.read(body);
        return allowCoachOf(athlete, session, caller)
                .chain(() -> feedback.putCoach(
                        athlete, session, caller.id(), note, Instant.now().toEpochMilli()))
                .chain(() -> feedback.find(athlete, session));
    }

    /** The same answer for a session that is unknown and for another coach's: it tells nobody what exists. */
    private Uni<Void> allowCoachOf(AthleteId athlete, SessionId session, Caller caller) {
        return feedback.coachOf(athlete, session)
                .invoke(coach -> allow(
                        caller.hasAny(Role.COACH) && coach.filter(caller::is).isPresent()))
                .replaceWithVoid();
    }

    private static void allow(boolean allowed) {
        if (!allowed) {
            throw new RefusedException(
                    ProblemCode.ACCESS_DENIED, "Only the athlete and the coach of the session's class may do this.");
        }
    }
}
