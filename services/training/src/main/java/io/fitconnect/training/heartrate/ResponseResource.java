package io.fitconnect.training.heartrate;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;

/** An athlete's heart: for the athlete, coaches whom the athlete lets, and administrators, as the workouts that it was learnt from. */
@Path("/api/v1/athletes/{athleteId}/heart-rate-response")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ResponseResource {
    private final ResponseTable responses;
    private final Access access;
    private final SecurityIdentity identity;

    ResponseResource(ResponseTable responses, Access access, SecurityIdentity identity) {
        this.access = access;
        this.responses = responses;
        this.identity = identity;
    }

    @GET
    @Operation(
            summary = "How the heart rate follows power, speed or cadence, how sure that is, and how well it has"
                    + " foretold so far; for the athlete, coaches whom the athlete lets, and administrators")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID")
    public Uni<ResponseView> get(@PathParam("athleteId") String athleteId) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        Uni<Void> allowed = access.allowRead(Caller.of(identity), athlete);
        return allowed.chain(() -> responses.of(athlete)).map(learnt -> ResponseView.of(athlete, learnt));
    }
}
