package io.fitconnect.analytics.workouts;

import io.fitconnect.analytics.samples.SampleTable;
import io.fitconnect.analytics.samples.SampleView;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.SessionId;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Workouts of the past and the running ones: for the athlete, administrators, and coaches where the athlete lets them. */
@Path("/api/v1")
@Authenticated
public class WorkoutResource {
    private static final String NDJSON = "application/x-ndjson";
    private static final int DEFAULT_SAMPLES = 1_000;
    private static final int MOST_SAMPLES = 10_000;
    private static final int DEFAULT_WORKOUTS = 50;
    private static final int MOST_WORKOUTS = 2_000;

    private final Workouts workouts;
    private final WorkoutTable summaries;
    private final SampleTable samples;
    private final SampleLines lines;
    private final SecurityIdentity identity;

    WorkoutResource(
            Workouts workouts,
            WorkoutTable summaries,
            SampleTable samples,
            SampleLines lines,
            SecurityIdentity identity) {
        this.workouts = workouts;
        this.summaries = summaries;
        this.samples = samples;
        this.lines = lines;
        this.identity = identity;
    }

    @GET
    @Path("/workouts/{sessionId}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A workout's summary, renewed while it runs")
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID WORKOUT_UNKNOWN WORKOUT_AMBIGUOUS")
    public Uni<WorkoutView> summary(
            @PathParam("sessionId") String sessionId,
            @Parameter(description = "Whose, in a session with several athletes; else the caller's own")
                    @QueryParam("athleteId")
                    @Nullable String athleteId) {
        SessionId session = SessionId.parse("sessionId", sessionId);
        return workouts.inTime(whose(session, athleteId)
                .chain(athlete -> summaries.find(session, athlete).toUni())
                .onItem()
                .ifNull()
                .failWith(() -> new RefusedException(
                        ProblemCode.WORKOUT_UNKNOWN, "The session's first summary is not there yet.")));
    }

    @GET
    @Path("/workouts/{sessionId}/samples")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "A workout's samples by seq, in pages; with Accept: application/x-ndjson all of them, one a line")
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID WORKOUT_UNKNOWN WORKOUT_AMBIGUOUS")
    public Uni<SamplePage> page(
            @PathParam("sessionId") String sessionId,
            @QueryParam("athleteId") @Nullable String athleteId,
            @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "10000", defaultValue = "1000")
                    @QueryParam("limit")
                    @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        SessionId session = SessionId.parse("sessionId", sessionId);
        PageQuery query = PageQuery.parse(limit, DEFAULT_SAMPLES, MOST_SAMPLES, cursor);
        return workouts.inTime(whose(session, athleteId)
                // One more than asked for tells whether there is a next page.
                .chain(athlete -> samples.page(athlete, session, query.afterSeq(), query.limit() + 1)
                        .collect()
                        .asList()
                        .map(found -> page(session, athlete, found, query.limit()))));
    }

    @GET
    @Path("/workouts/{sessionId}/samples")
    @Produces(NDJSON)
    @APIResponse(
            responseCode = "200",
            description = "Samples by seq, one a line",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = SampleView.class)))
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID WORKOUT_UNKNOWN WORKOUT_AMBIGUOUS")
    public Multi<byte[]> stream(
            @PathParam("sessionId") String sessionId, @QueryParam("athleteId") @Nullable String athleteId) {
        SessionId session = SessionId.parse("sessionId", sessionId);
        return workouts.inTime(whose(session, athleteId))
                .toMulti()
                .onItem()
                .transformToMultiAndConcatenate(athlete -> lines.of(samples.all(athlete, session)));
    }

    @GET
    @Path("/athletes/{athleteId}/workouts")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "An athlete's workouts, newest first")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID")
    public Uni<List<WorkoutView>> list(
            @PathParam("athleteId") String athleteId,
            @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "2000", defaultValue = "50")
                    @QueryParam("limit")
                    @Nullable String limit) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        int most = PageQuery.parse(limit, DEFAULT_WORKOUTS, MOST_WORKOUTS, null).limit();
        return workouts.newest(athlete, most, Caller.of(identity)).map(Answer::orThrow);
    }

    private Uni<AthleteId> whose(SessionId session, @Nullable String athleteId) {
        Optional<AthleteId> named = Optional.ofNullable(athleteId).map(id -> AthleteId.parse("athleteId", id));
        return workouts.whose(session, named, Caller.of(identity)).map(Answer::orThrow);
    }

    private static SamplePage page(SessionId session, AthleteId athlete, List<SampleView> found, int limit) {
        boolean more = found.size() > limit;
        List<SampleView> shown = more ? found.subList(0, limit) : found;
        String next = more ? String.valueOf(shown.getLast().seq()) : null;
        return new SamplePage(session.toString(), athlete.value(), shown, next);
    }
}
