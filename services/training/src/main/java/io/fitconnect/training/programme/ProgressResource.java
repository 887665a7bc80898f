package io.fitconnect.training.programme;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;

/** Where an athlete is in the programmes that are followed: for the athlete, any coach, and administrators. */
@Path("/api/v1/athletes/{athleteId}/programmes")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ProgressResource {
    private final ProgrammeTable programmes;
    private final SecurityIdentity identity;

    ProgressResource(ProgrammeTable programmes, SecurityIdentity identity) {
        this.programmes = programmes;
        this.identity = identity;
    }

    @GET
    @Operation(
            summary = "The athlete's programmes: what is next, what was done and missed, days in UTC; for the athlete,"
                    + " any coach, and administrators")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID")
    public Uni<List<Progress>> list(@PathParam("athleteId") String athleteId) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        allow(athlete, Role.COACH, Role.ADMIN);
        return programmes.progress(athlete, LocalDate.now(ZoneOffset.UTC));
    }

    private void allow(AthleteId athlete, Role... others) {
        Caller caller = Caller.of(identity);
        if (!caller.is(athlete) && !caller.hasAny(others)) {
            throw new RefusedException(ProblemCode.ACCESS_DENIED, "These are another athlete's programmes.");
        }
    }
}
