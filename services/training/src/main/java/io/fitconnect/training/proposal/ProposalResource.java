package io.fitconnect.training.proposal;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;

/** What to do next: for the athlete, coaches whom the athlete lets, and administrators, as the load that it follows from. */
@Path("/api/v1/athletes/{athleteId}/proposal")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ProposalResource {
    private final Coach coach;
    private final Access access;
    private final SecurityIdentity identity;

    ProposalResource(Coach coach, Access access, SecurityIdentity identity) {
        this.access = access;
        this.coach = coach;
        this.identity = identity;
    }

    @GET
    @Operation(
            summary =
                    "The next session, with the numbers and rules that led to it; for the athlete, coaches whom the athlete lets, and"
                            + " administrators")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID")
    public Uni<ProposalView> get(@PathParam("athleteId") String athleteId) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        Uni<Void> allowed = access.allowRead(Caller.of(identity), athlete);
        return allowed.chain(() -> coach.propose(athlete, LocalDate.now(ZoneOffset.UTC)));
    }
}
