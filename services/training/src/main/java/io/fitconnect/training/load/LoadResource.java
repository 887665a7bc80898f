package io.fitconnect.training.load;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.training.athlete.Access;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** An athlete's load: for the athlete, coaches whom the athlete lets, and administrators, as the workouts that it is made of. */
@Path("/api/v1/athletes/{athleteId}/load")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class LoadResource {
    private static final int LONGEST_DAYS = 1_000;

    private final SessionTable sessions;
    private final Access access;
    private final SecurityIdentity identity;

    LoadResource(SessionTable sessions, Access access, SecurityIdentity identity) {
        this.access = access;
        this.sessions = sessions;
        this.identity = identity;
    }

    @GET
    @Operation(
            summary =
                    "Load, CTL, ATL and TSB of each day; for the athlete, coaches whom the athlete lets, and administrators")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID")
    public Uni<LoadView> get(
            @PathParam("athleteId") String athleteId,
            @Parameter(description = "First day, yyyy-mm-dd; 41 days before the last one if absent")
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(description = "Last day, yyyy-mm-dd; today in UTC if absent") @QueryParam("to") @Nullable String to) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        Uni<Void> allowed = access.allowRead(Caller.of(identity), athlete);
        LocalDate last = to == null ? LocalDate.now(ZoneOffset.UTC) : day("to", to);
        LocalDate first = from == null ? last.minusDays(LoadModel.CHRONIC_DAYS - 1) : day("from", from);
        if (first.isAfter(last) || first.plusDays(LONGEST_DAYS).isBefore(last)) {
            throw new RefusedException(
                    Refusal.invalid("from", "value.range", "must be 0 to " + LONGEST_DAYS + " days before to"));
        }
        return allowed.chain(() -> sessions.until(athlete, last))
                .map(all -> LoadView.of(athlete, History.of(all, last), first));
    }

    private static LocalDate day(String field, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1970 && day.getYear() <= 2100) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        throw new RefusedException(Refusal.invalid(field, "value.malformed", "must be yyyy-mm-dd, 1970 to 2100"));
    }
}
