package io.fitconnect.analytics.peaks;

import io.fitconnect.analytics.samples.SampleTable;
import io.fitconnect.analytics.samples.SampleView;
import io.fitconnect.analytics.workouts.WorkoutView;
import io.fitconnect.analytics.workouts.Workouts;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.SessionId;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.security.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Best efforts and recovery of a workout, made of the samples that are there when it is asked for. */
@Path("/api/v1/workouts/{sessionId}/analysis")
@Authenticated
public class AnalysisResource {
    private final Workouts workouts;
    private final SampleTable samples;
    private final SecurityIdentity identity;

    AnalysisResource(Workouts workouts, SampleTable samples, SecurityIdentity identity) {
        this.workouts = workouts;
        this.samples = samples;
        this.identity = identity;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A workout's best efforts, heart-rate recovery and time in zones")
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID WORKOUT_UNKNOWN WORKOUT_AMBIGUOUS STORE_UNAVAILABLE")
    public Uni<AnalysisView> analysis(
            @PathParam("sessionId") String sessionId,
            @Parameter(description = "Whose, in a session with several athletes; else the caller's own")
                    @QueryParam("athleteId")
                    @Nullable String athleteId) {
        SessionId session = SessionId.parse("sessionId", sessionId);
        Optional<AthleteId> named = Optional.ofNullable(athleteId).map(id -> AthleteId.parse("athleteId", id));
        return workouts.summary(session, named, Caller.of(identity))
                .map(Answer::orThrow)
                .chain(workout -> workouts.inTime(analyse(session, workout)));
    }

    private Uni<AnalysisView> analyse(SessionId session, WorkoutView workout) {
        return samples.all(new AthleteId(workout.athleteId()), session)
                .select()
                .first(PeakFeed.MOST_SAMPLES)
                .map(SampleView::heartAndPower)
                .collect()
                .asList()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(all -> AnalysisView.of(workout, SecondBySecond.of(all)));
    }
}
