package io.fitconnect.training;

import io.fitconnect.platform.id.ClassId;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** What a coach says to athletes during a class; it reaches their devices and the class's wall as cues do. */
@Path("/api/v1/classes/{classId}/cues")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class CueResource {
    private static final String KEY = "[A-Za-z0-9_-]{1,64}";

    private final CueTable cues;
    private final ClassRelay relay;
    private final SecurityIdentity identity;

    CueResource(CueTable cues, ClassRelay relay, SecurityIdentity identity) {
        this.cues = cues;
        this.relay = relay;
        this.identity = identity;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Says something to athletes of a running class; for its coach and administrators; sent once an"
                    + " Idempotency-Key and day")
    @RequestBody(content = @Content(schema = @Schema(implementation = CueBody.class)))
    @APIResponse(
            responseCode = "202",
            description = "On its way",
            content = @Content(schema = @Schema(implementation = SentCue.class)))
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_MALFORMED REQUEST_INVALID REQUEST_TOO_LARGE MEDIA_UNSUPPORTED"
                    + " CLASS_UNKNOWN CLASS_NOT_STARTED CLASS_ENDED CUE_EXISTS STORE_BUSY")
    public Uni<RestResponse<SentCue>> send(
            @PathParam("classId") String classId,
            @Parameter(description = "1 to 64 of A-Za-z0-9_-, chosen by the client")
                    @HeaderParam("Idempotency-Key")
                    @Nullable String key,
            byte @Nullable [] body) {
        Caller caller = Caller.of(identity);
        CueTable.Request request = new CueTable.Request(
                ClassId.parse("classId", classId),
                CueBody.read(body),
                key(key),
                Instant.now().toEpochMilli());
        return cues.send(request, it -> allow(it, caller))
                .map(Answer::orThrow)
                .invoke(relay::wake)
                .map(sent -> ResponseBuilder.create(RestResponse.Status.ACCEPTED, sent)
                        .build());
    }

    private static Answer<TrainingClass> allow(TrainingClass it, Caller caller) {
        if (!caller.is(it.coachId()) && !caller.hasAny(Role.ADMIN)) {
            return Answer.refused(ProblemCode.ACCESS_DENIED, "This is another coach's class.");
        }
        return switch (it.state()) {
            case ClassState.Scheduled() ->
                Answer.refused(ProblemCode.CLASS_NOT_STARTED, "Cues are for a running class.");
            case ClassState.Running running -> Answer.given(it);
            case ClassState.Ended ended -> Answer.refused(ProblemCode.CLASS_ENDED, "The class is over.");
        };
    }

    private static String key(@Nullable String key) {
        if (key != null && !key.matches(KEY)) {
            throw new RefusedException(
                    Refusal.invalid("Idempotency-Key", "value.malformed", "must be 1 to 64 of A-Z, a-z, 0-9, _ and -"));
        }
        return key == null ? UUID.randomUUID().toString() : key;
    }
}
