package io.fitconnect.users.export;

import io.fitconnect.platform.archive.JsonLines;
import io.fitconnect.platform.archive.ZipArchive;
import io.fitconnect.platform.archive.ZipArchive.Part;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.fitconnect.users.Access;
import io.fitconnect.users.Activity;
import io.fitconnect.users.ActivityTable;
import io.fitconnect.users.ConsentTable;
import io.fitconnect.users.Profile;
import io.fitconnect.users.ProfileTable;
import io.fitconnect.users.thresholds.LimitsOfWorkouts;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.RestMulti;

/**
 * Everything that this service keeps of an athlete, for the athlete to take along. What was measured is the history's,
 * which exports it itself: the archive's first file names all addresses.
 */
@Path("/api/v1/athletes/{athleteId}/export")
@Authenticated
public class ExportResource {
    private static final int ROWS_A_PAGE = 200;

    private final ProfileTable profiles;
    private final ConsentTable consents;
    private final ActivityTable activities;
    private final LimitsOfWorkouts limits;
    private final JsonLines lines;
    private final SecurityIdentity identity;

    ExportResource(
            ProfileTable profiles,
            ConsentTable consents,
            ActivityTable activities,
            LimitsOfWorkouts limits,
            JsonLines lines,
            SecurityIdentity identity) {
        this.profiles = profiles;
        this.consents = consents;
        this.activities = activities;
        this.limits = limits;
        this.lines = lines;
        this.identity = identity;
    }

    @GET
    @Produces("application/zip")
    @Operation(
            summary = "A zip archive of JSON lines: the profile, every consent, every activity; for the athlete and"
                    + " administrators. Workouts are at .../workouts/export")
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID PROFILE_UNKNOWN ATHLETE_ERASED")
    public RestMulti<byte[]> export(@PathParam("athleteId") String athleteId) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        Caller caller = Access.allow(identity, athlete, Role.ADMIN);
        Multi<byte[]> archive = profiles.find(athlete)
                .map(Answer::orThrow)
                .call(found -> activities.put(athlete, made(caller)))
                .toMulti()
                .onItem()
                .transformToMultiAndConcatenate(
                        stored -> ZipArchive.of(Multi.createFrom().iterable(parts(athlete, stored.profile()))));
        return RestMulti.fromMultiData(archive)
                .header("Content-Disposition", "attachment; filename=\"fitconnect-" + athlete + ".zip\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private List<Part> parts(AthleteId athlete, Profile profile) {
        Map<String, Object> index = Map.of(
                "athleteId",
                athlete.value(),
                "exportedMs",
                System.currentTimeMillis(),
                "profile.jsonl",
                "what you told of yourself",
                "consents.jsonl",
                "what others could see, newest first",
                "activity.jsonl",
                "what happened, newest first",
                "thresholds.jsonl",
                "what your workouts say of your limits",
                "elsewhere",
                List.of("/api/v1/athletes/" + athlete + "/workouts/export"));
        return List.of(
                new Part("index.jsonl", lines.of(Multi.createFrom().item(index))),
                new Part("profile.jsonl", lines.of(Multi.createFrom().item(profile))),
                new Part("consents.jsonl", lines.of(consents.all(athlete, ROWS_A_PAGE))),
                new Part("activity.jsonl", lines.of(activities.all(athlete, ROWS_A_PAGE))),
                new Part(
                        "thresholds.jsonl", lines.of(limits.of(athlete, profile).toMulti())));
    }

    private static Activity made(Caller caller) {
        String by = caller.id().value();
        long nowMs = System.currentTimeMillis();
        return Activity.of(Activity.Kind.EXPORT_MADE, UUID.randomUUID().toString(), nowMs, by, null);
    }
}
