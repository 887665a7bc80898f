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
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Classes: planned, started and ended by their coach, seen by everybody. */
@Path("/api/v1/classes")
@Produces(MediaType.APPLICATION_JSON)
public class ClassResource {
    private static final List<String> STATES = List.of("scheduled", "running", "ended");
    private static final int MOST_CLASSES = 200;

    private final ClassTable classes;
    private final ClassRelay relay;
    private final CurrentIdentityAssociation identities;

    ClassResource(ClassTable classes, ClassRelay relay, CurrentIdentityAssociation identities) {
        this.classes = classes;
        this.relay = relay;
        this.identities = identities;
    }

    @POST
    @RolesAllowed({Role.COACH_GROUP, Role.ADMIN_GROUP})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Plans a class; for coaches and administrators")
    @RequestBody(content = @Content(schema = @Schema(implementation = ClassBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "Planned",
            content = @Content(schema = @Schema(implementation = ClassView.class)))
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_MALFORMED REQUEST_INVALID REQUEST_TOO_LARGE MEDIA_UNSUPPORTED"
                    + " CLASS_EXISTS STORE_BUSY")
    public Uni<RestResponse<ClassView>> add(byte @Nullable [] body) {
        return caller().chain(caller -> classes.add(ClassBody.read(caller.id(), body, Instant.now()))
                .map(Answer::orThrow)
                .invoke(relay::wake)
                .map(it -> ResponseBuilder.<ClassView>created(URI.create("/api/v1/classes/" + it.classId()))
                        .entity(ClassView.of(it, Optional.of(caller)))
                        .build()));
    }

    @GET
    @Path("/{classId}")
    @PermitAll
    @Operation(summary = "One class; needs no login")
    @Extension(name = ProblemDocs.CODES, value = "REQUEST_INVALID CLASS_UNKNOWN")
    public Uni<ClassView> get(@PathParam("classId") String classId) {
        ClassId id = ClassId.parse("classId", classId);
        return visitor().chain(caller -> classes.find(id).map(Answer::orThrow).map(it -> ClassView.of(it, caller)));
    }

    @GET
    @PermitAll
    @Operation(summary = "Classes of a state, latest change first; needs no login")
    @Extension(name = ProblemDocs.CODES, value = "REQUEST_INVALID")
    public Uni<List<ClassView>> list(
            @QueryParam("state") @DefaultValue("running") @Schema(enumeration = {"scheduled", "running", "ended"})
                    String state,
            @QueryParam("limit") @DefaultValue("100") @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200")
                    String limit) {
        if (!STATES.contains(state)) {
            throw new RefusedException(Refusal.invalid("state", "value.unknown", "must be one of " + STATES));
        }
        int most = limit(limit);
        return visitor()
                .chain(caller -> classes.newest(state, most)
                        .map(all ->
                                all.stream().map(it -> ClassView.of(it, caller)).toList()));
    }

    @POST
    @Path("/{classId}/start")
    @Authenticated
    @Operation(summary = "Starts a class; for its coach and administrators; harmless when repeated")
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID CLASS_UNKNOWN CLASS_ENDED STORE_BUSY")
    public Uni<ClassView> start(@PathParam("classId") String classId) {
        return change(ClassId.parse("classId", classId), ClassState::start);
    }

    @POST
    @Path("/{classId}/end")
    @Authenticated
    @Operation(summary = "Ends a class; for its coach and administrators; harmless when repeated")
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID CLASS_UNKNOWN CLASS_NOT_STARTED STORE_BUSY")
    public Uni<ClassView> end(@PathParam("classId") String classId) {
        return change(ClassId.parse("classId", classId), ClassState::end);
    }

    private Uni<ClassView> change(ClassId id, BiFunction<ClassState, Long, Answer<ClassState>> transition) {
        long nowMs = Instant.now().toEpochMilli();
        return caller().chain(caller -> classes.change(id, it -> decide(it, caller, transition, nowMs))
                .map(Answer::orThrow)
                .invoke(relay::wake)
                .map(it -> ClassView.of(it, Optional.of(caller))));
    }

    private static Answer<TrainingClass> decide(
            TrainingClass it, Caller caller, BiFunction<ClassState, Long, Answer<ClassState>> transition, long nowMs) {
        if (!caller.is(it.coachId()) && !caller.hasAny(Role.ADMIN)) {
            return Answer.refused(ProblemCode.ACCESS_DENIED, "This is another coach's class.");
        }
        return transition.apply(it.state(), nowMs).map(next -> next.equals(it.state()) ? it : it.become(next, nowMs));
    }

    private Uni<Caller> caller() {
        return identities.getDeferredIdentity().map(Caller::of);
    }

    /** Empty without a token; a token that is no good is refused here too. */
    private Uni<Optional<Caller>> visitor() {
        return identities.getDeferredIdentity().map(ClassResource::known);
    }

    private static Optional<Caller> known(SecurityIdentity identity) {
        return identity.isAnonymous() ? Optional.empty() : Optional.of(Caller.of(identity));
    }

    private static int limit(String limit) {
        int value = limit.matches("\\d{1,6}") ? Integer.parseInt(limit) : 0;
        if (value < 1 || value > MOST_CLASSES) {
            throw new RefusedException(Refusal.invalid("limit", "value.range", "must be 1 to " + MOST_CLASSES));
        }
        return value;
    }
}
