package io.fitconnect.training.programme;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.training.athlete.Access;
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

/** Where an athlete is in the programmes that are followed: for the athlete, coaches whom the athlete lets, and administrators. */
@Path("/api/v1/athletes/{athleteId}/programmes")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ProgressResource {
    private final ProgrammeTable programmes;
    private final Access access;
    private final SecurityIdentity identity;

    ProgressResource(ProgrammeTable programmes, Access access, SecurityIdentity identity) {
        this.access = access;
        this.programmes = programmes;
        this.identity = identity;
    }

    @GET
    @Operation(
            summary = "The athlete's programmes: what is next, what was done and missed, days in UTC; for the athlete,"
                    + " coaches whom the athlete lets, and administrators")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID")
    public Uni<List<Progress>> list(@PathParam("athleteId") String athleteId) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        Uni<Void> allowed = access.allowRead(Caller.of(identity), athlete);
        return allowed.chain(() -> programmes.progress(athlete, LocalDate.now(ZoneOffset.UTC)));
    }
}
