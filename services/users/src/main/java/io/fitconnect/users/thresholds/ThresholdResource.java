package io.fitconnect.users.thresholds;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.fitconnect.users.Access;
import io.fitconnect.users.Profile;
import io.fitconnect.users.Profiles;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;

/** An athlete's limits as workouts show them; the athlete decides which of them the profile takes over. */
@Path("/api/v1/athletes/{athleteId}/thresholds")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ThresholdResource {
    private final LimitsOfWorkouts limits;
    private final Profiles profiles;
    private final SecurityIdentity identity;

    ThresholdResource(LimitsOfWorkouts limits, Profiles profiles, SecurityIdentity identity) {
        this.limits = limits;
        this.profiles = profiles;
        this.identity = identity;
    }

    @GET
    @Operation(
            summary = "HRmax, resting heart rate, FTP and W' with their evidence, and the zones; for the athlete,"
                    + " administrators, and coaches where the athlete lets them see workouts")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID ATHLETE_ERASED")
    public Uni<Limits> limits(@PathParam("athleteId") String athleteId) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        Caller caller = Access.allow(identity, athlete, Role.COACH, Role.ADMIN);
        return profiles.find(athlete)
                .invoke(found -> found.requireCoachMayRead(caller, athlete))
                .chain(found -> limits.of(athlete, found.profile()));
    }

    @POST
    @Path("/{kind}/accept")
    @Operation(summary = "Takes what workouts show over into the profile; for the athlete and administrators")
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID ATHLETE_ERASED THRESHOLD_UNFOUNDED PROFILE_CHANGED"
                    + " STORE_BUSY")
    public Uni<Profile> accept(@PathParam("athleteId") String athleteId, @PathParam("kind") String kind) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        Caller caller = Access.allow(identity, athlete, Role.ADMIN);
        Kind wanted = Kind.parse(kind);
        return profiles.find(athlete)
                .chain(found -> limits.of(athlete, found.profile())
                        .map(shown -> accepted(found.orEmpty(athlete), shown.of(wanted)))
                        .chain(profile -> profiles.accept(profile, found, wanted.field(), caller.id())))
                .map(Answer::orThrow);
    }

    /** What is proposed takes the field's place; whatever else the profile says stays. */
    private static Profile accepted(Profile it, Threshold threshold) {
        Double value = threshold.value();
        if (value == null) {
            throw new RefusedException(ProblemCode.THRESHOLD_UNFOUNDED, threshold.why());
        }
        Kind kind = threshold.kind();
        Profile next = new Profile(
                it.athleteId(),
                it.name(),
                it.birthYear(),
                it.sex(),
                it.weightKg(),
                kind == Kind.HR_MAX ? (Integer) value.intValue() : it.hrMax(),
                kind == Kind.HR_REST ? (Integer) value.intValue() : it.hrRest(),
                kind == Kind.FTP ? value : it.ftpW(),
                kind == Kind.W_PRIME ? value : it.wPrimeJ(),
                it.consent(),
                System.currentTimeMillis());
        if (next.hrMax() != null && next.hrRest() != null && next.hrRest() >= next.hrMax()) {
            throw new RefusedException(
                    ProblemCode.THRESHOLD_UNFOUNDED, "hrRest would not be below hrMax: change the other one first.");
        }
        return next;
    }
}
