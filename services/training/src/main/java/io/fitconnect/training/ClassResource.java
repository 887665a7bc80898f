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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
    public Uni<RestResponse<ClassView>> get(@PathParam("classId") String classId) {
        ClassId id = ClassId.parse("classId", classId);
        return visitor().chain(caller -> classes.find(id).map(Answer::orThrow).map(it -> answer(it, caller)));
    }

    @PUT
    @Path("/{classId}")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Plans a class anew that has not started; for its coach and administrators; If-Match guards a"
                    + " change in between, of its bookings not")
    @RequestBody(content = @Content(schema = @Schema(implementation = ClassBody.class)))
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_MALFORMED REQUEST_INVALID REQUEST_TOO_LARGE MEDIA_UNSUPPORTED"
                    + " CLASS_UNKNOWN CLASS_STARTED CLASS_ENDED CLASS_CHANGED STORE_BUSY")
    public Uni<RestResponse<ClassView>> replan(
            @PathParam("classId") String classId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String etag,
            byte @Nullable [] body) {
        Plan plan = ClassBody.readPlan(body);
        return change(ClassId.parse("classId", classId), etag, (it, nowMs) -> it.replan(plan, nowMs));
    }

    @PUT
    @Path("/{classId}/blocks")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Replaces the blocks of a class, a running one's too; for its coach and administrators; If-Match"
                    + " guards a change in between")
    @RequestBody(content = @Content(schema = @Schema(implementation = BlocksBody.class)))
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_MALFORMED REQUEST_INVALID REQUEST_TOO_LARGE MEDIA_UNSUPPORTED"
                    + " CLASS_UNKNOWN CLASS_ENDED CLASS_CHANGED STORE_BUSY")
    public Uni<RestResponse<ClassView>> retarget(
            @PathParam("classId") String classId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String etag,
            byte @Nullable [] body) {
        List<Block> blocks = BlocksBody.read(body);
        return change(ClassId.parse("classId", classId), etag, (it, nowMs) -> it.retarget(blocks, nowMs));
    }

    @GET
    @PermitAll
    @Operation(
            summary = "Classes of a state, latest change first; with fromMs or toMs those that are meant to start then,"
                    + " the next one first; needs no login")
    @Extension(name = ProblemDocs.CODES, value = "REQUEST_INVALID")
    public Uni<List<ClassView>> list(
            @QueryParam("state") @DefaultValue("running") @Schema(enumeration = {"scheduled", "running", "ended"})
                    String state,
            @QueryParam("limit") @DefaultValue("100") @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200")
                    String limit,
            @Parameter(description = "ms since 1970, included")
                    @QueryParam("fromMs")
                    @Schema(type = SchemaType.INTEGER, format = "int64")
                    @Nullable String fromMs,
            @Parameter(description = "ms since 1970, not included")
                    @QueryParam("toMs")
                    @Schema(type = SchemaType.INTEGER, format = "int64")
                    @Nullable String toMs) {
        if (!STATES.contains(state)) {
            throw new RefusedException(Refusal.invalid("state", "value.unknown", "must be one of " + STATES));
        }
        int most = limit(limit);
        Uni<List<TrainingClass>> found = fromMs == null && toMs == null
                ? classes.newest(state, most)
                : classes.starting(state, time("fromMs", fromMs, 0), time("toMs", toMs, Long.MAX_VALUE), most);
        return visitor()
                .chain(caller -> found.map(
                        all -> all.stream().map(it -> ClassView.of(it, caller)).toList()));
    }

    @POST
    @Path("/{classId}/start")
    @Authenticated
    @Operation(summary = "Starts a class; for its coach and administrators; harmless when repeated")
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID CLASS_UNKNOWN CLASS_ENDED STORE_BUSY")
    public Uni<ClassView> start(@PathParam("classId") String classId) {
        return turn(ClassId.parse("classId", classId), ClassState::start);
    }

    @POST
    @Path("/{classId}/end")
    @Authenticated
    @Operation(summary = "Ends a class; for its coach and administrators; harmless when repeated")
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID CLASS_UNKNOWN CLASS_NOT_STARTED STORE_BUSY")
    public Uni<ClassView> end(@PathParam("classId") String classId) {
        return turn(ClassId.parse("classId", classId), ClassState::end);
    }

    private Uni<ClassView> turn(ClassId id, BiFunction<ClassState, Long, Answer<ClassState>> transition) {
        return change(
                        id,
                        null,
                        (it, nowMs) -> transition
                                .apply(it.state(), nowMs)
                                .map(next -> next.equals(it.state()) ? it : it.become(next, nowMs)))
                .map(RestResponse::getEntity);
    }

    private Uni<RestResponse<ClassView>> change(
            ClassId id, @Nullable String etag, BiFunction<TrainingClass, Long, Answer<TrainingClass>> decision) {
        long nowMs = Instant.now().toEpochMilli();
        return caller().chain(caller -> classes.change(
                        id, it -> allow(it, caller, etag).orElseGet(() -> decision.apply(it, nowMs)))
                .map(Answer::orThrow)
                .invoke(relay::wake)
                .map(it -> answer(it, Optional.of(caller))));
    }

    /** Why the caller may not change this; empty: may. */
    private static Optional<Answer<TrainingClass>> allow(TrainingClass it, Caller caller, @Nullable String etag) {
        if (!caller.is(it.coachId()) && !caller.hasAny(Role.ADMIN)) {
            return Optional.of(Answer.refused(ProblemCode.ACCESS_DENIED, "This is another coach's class."));
        }
        return etag == null || it.matches(etag)
                ? Optional.empty()
                : Optional.of(Answer.refused(ProblemCode.CLASS_CHANGED, "Its ETag is now " + it.etag() + "."));
    }

    private static RestResponse<ClassView> answer(TrainingClass it, Optional<Caller> caller) {
        return ResponseBuilder.ok(ClassView.of(it, caller))
                .header(HttpHeaders.ETAG, it.etag())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
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

    private static long time(String field, @Nullable String ms, long otherwise) {
        if (ms != null && !ms.matches("\\d{1,15}")) {
            throw new RefusedException(Refusal.invalid(field, "value.malformed", "must be ms since 1970"));
        }
        return ms == null ? otherwise : Long.parseLong(ms);
    }

    private static int limit(String limit) {
        int value = limit.matches("\\d{1,6}") ? Integer.parseInt(limit) : 0;
        if (value < 1 || value > MOST_CLASSES) {
            throw new RefusedException(Refusal.invalid("limit", "value.range", "must be 1 to " + MOST_CLASSES));
        }
        return value;
    }
}
