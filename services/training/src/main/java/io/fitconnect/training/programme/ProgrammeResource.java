package io.fitconnect.training.programme;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.json.BodyFields;
import io.fitconnect.platform.problem.Answer;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Programmes: written by coaches and administrators, seen by everybody with a login, followed by athletes. */
@Path("/api/v1/programmes")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ProgrammeResource {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int MOST = 200;

    private final ProgrammeTable programmes;
    private final SecurityIdentity identity;

    ProgrammeResource(ProgrammeTable programmes, SecurityIdentity identity) {
        this.programmes = programmes;
        this.identity = identity;
    }

    /**
     * When an athlete begins.
     *
     * @param startDay yyyy-mm-dd, the first day of week 1
     */
    @Schema(name = "NewEnrolment")
    record EnrolmentBody(LocalDate startDay) {

        static EnrolmentBody read(byte @Nullable [] json) {
            BodyFields body = BodyFields.parse(json);
            String day = body.required("startDay", body.text("startDay", DAY, "yyyy-mm-dd"));
            LocalDate startDay = LocalDate.EPOCH;
            try {
                startDay = day == null ? LocalDate.EPOCH : LocalDate.parse(day);
            } catch (DateTimeParseException e) {
                body.violated("startDay", "value.malformed", "must be a day");
            }
            body.end();
            return new EnrolmentBody(startDay);
        }
    }

    @POST
    @RolesAllowed({Role.COACH_GROUP, Role.ADMIN_GROUP})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes a programme, which never changes then; for coaches and administrators")
    @RequestBody(content = @Content(schema = @Schema(implementation = ProgrammeBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = Programme.class)))
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_MALFORMED REQUEST_INVALID REQUEST_TOO_LARGE MEDIA_UNSUPPORTED"
                    + " STORE_BUSY")
    public Uni<RestResponse<Programme>> add(byte @Nullable [] body) {
        return programmes
                .add(ProgrammeBody.read(Caller.of(identity).id(), body, Instant.now()))
                .map(it -> ResponseBuilder.<Programme>created(URI.create("/api/v1/programmes/" + it.programmeId()))
                        .entity(it)
                        .build());
    }

    @GET
    @Operation(summary = "All programmes, the newest first")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING")
    public Uni<List<Programme>> list() {
        return programmes.newest(MOST);
    }

    @GET
    @Path("/{programmeId}")
    @Operation(summary = "One programme")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING PROGRAMME_UNKNOWN")
    public Uni<Programme> get(@PathParam("programmeId") String programmeId) {
        return programmes.find(programmeId).map(Answer::orThrow);
    }

    @PUT
    @Path("/{programmeId}/enrolments/{athleteId}")
    @RolesAllowed(Role.ATHLETE_GROUP)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "The athlete follows the programme from a day on; once more moves the start")
    @RequestBody(content = @Content(schema = @Schema(implementation = EnrolmentBody.class)))
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_MALFORMED REQUEST_INVALID REQUEST_TOO_LARGE MEDIA_UNSUPPORTED"
                    + " PROGRAMME_UNKNOWN STORE_BUSY")
    public Uni<Void> enrol(
            @PathParam("programmeId") String programmeId,
            @PathParam("athleteId") String athleteId,
            byte @Nullable [] body) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        allow(athlete);
        EnrolmentBody enrolment = EnrolmentBody.read(body);
        return programmes
                .find(programmeId)
                .map(Answer::orThrow)
                .chain(it -> programmes.enrol(
                        athlete, it, enrolment.startDay(), Instant.now().toEpochMilli()));
    }

    @DELETE
    @Path("/{programmeId}/enrolments/{athleteId}")
    @Operation(summary = "The athlete follows the programme no more; harmless when repeated")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID STORE_BUSY")
    public Uni<Void> leave(@PathParam("programmeId") String programmeId, @PathParam("athleteId") String athleteId) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        allow(athlete);
        return programmes.leave(athlete, programmeId);
    }

    private void allow(AthleteId athlete) {
        if (!Caller.of(identity).is(athlete)) {
            throw new RefusedException(ProblemCode.ACCESS_DENIED, "This is another athlete's programme.");
        }
    }
}
