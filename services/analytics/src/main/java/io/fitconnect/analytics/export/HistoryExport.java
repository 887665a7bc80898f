package io.fitconnect.analytics.export;

import io.fitconnect.analytics.athletes.SessionsTable;
import io.fitconnect.analytics.cassandra.AnalyticsConfig;
import io.fitconnect.analytics.cassandra.Cassandra;
import io.fitconnect.analytics.cues.CueTable;
import io.fitconnect.analytics.results.ResultTable;
import io.fitconnect.analytics.samples.SampleTable;
import io.fitconnect.analytics.workouts.WorkoutTable;
import io.fitconnect.platform.archive.JsonLines;
import io.fitconnect.platform.archive.ZipArchive;
import io.fitconnect.platform.archive.ZipArchive.Part;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.SessionId;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.RestMulti;

/** Everything that was ever measured of an athlete, for the athlete to take along. */
@Path("/api/v1/athletes/{athleteId}/workouts/export")
@Authenticated
public class HistoryExport {
    private final Cassandra cassandra;
    private final SessionsTable sessions;
    private final WorkoutTable workouts;
    private final SampleTable samples;
    private final CueTable cues;
    private final ResultTable results;
    private final JsonLines lines;
    private final AnalyticsConfig config;
    private final SecurityIdentity identity;

    HistoryExport(
            Cassandra cassandra,
            SessionsTable sessions,
            WorkoutTable workouts,
            SampleTable samples,
            CueTable cues,
            ResultTable results,
            JsonLines lines,
            AnalyticsConfig config,
            SecurityIdentity identity) {
        this.cassandra = cassandra;
        this.sessions = sessions;
        this.workouts = workouts;
        this.samples = samples;
        this.cues = cues;
        this.results = results;
        this.lines = lines;
        this.config = config;
        this.identity = identity;
    }

    @GET
    @Produces("application/zip")
    @Operation(
            summary =
                    "A zip archive of JSON lines: every workout, cue, official result and sample (samples/{session}.jsonl); for"
                            + " the athlete and administrators. The profile is at /api/v1/athletes/{athleteId}/export")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID")
    public RestMulti<byte[]> export(@PathParam("athleteId") String athleteId) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        allow(athlete, Role.ADMIN);
        // Once it has begun, an answer can only break off: so Cassandra is asked first.
        Multi<byte[]> archive = cassandra
                .session()
                .ifNoItem()
                .after(config.readTimeout())
                .failWith(() -> new RefusedException(ProblemCode.STORE_UNAVAILABLE, "The history does not answer."))
                .toMulti()
                .onItem()
                .transformToMultiAndConcatenate(ready -> ZipArchive.of(parts(athlete)));
        return RestMulti.fromMultiData(archive)
                .header("Content-Disposition", "attachment; filename=\"fitconnect-" + athlete + "-workouts.zip\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private void allow(AthleteId athlete, Role... others) {
        Caller caller = Caller.of(identity);
        if (!caller.is(athlete) && !caller.hasAny(others)) {
            throw new RefusedException(ProblemCode.ACCESS_DENIED, "This is another athlete's.");
        }
    }

    private Multi<Part> parts(AthleteId athlete) {
        Multi<?> allCues =
                sessions.of(athlete).onItem().transformToMultiAndConcatenate(session -> cues.of(athlete, session));
        Multi<Part> lists = Multi.createFrom()
                .items(
                        new Part("workouts.jsonl", lines.of(workouts.ofAthlete(athlete, Integer.MAX_VALUE))),
                        new Part("cues.jsonl", lines.of(allCues)),
                        new Part("results.jsonl", lines.of(results.of(athlete))));
        Multi<Part> measured = sessions.sessions(athlete)
                .map(session -> new Part(
                        "samples/" + session + ".jsonl",
                        lines.of(samples.all(athlete, SessionId.parse("sessionId", session)))));
        return Multi.createBy().concatenating().streams(lists, measured);
    }
}
