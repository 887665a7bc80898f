package io.fitconnect.competition.result;

import io.fitconnect.competition.CompetitionId;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemDocs;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;

/** Official results, for everybody. */
@Path("/api/v1/competitions/{competitionId}/results")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class ResultResource {
    private final ResultTable results;

    ResultResource(ResultTable results) {
        this.results = results;
    }

    @GET
    @Operation(summary = "The official standings, signed; the newest revision; needs no login")
    @Extension(name = ProblemDocs.CODES, value = "REQUEST_INVALID RESULTS_PENDING")
    public Uni<SignedResult> results(@PathParam("competitionId") String competitionId) {
        return results.find(CompetitionId.parse("competitionId", competitionId)).map(Answer::orThrow);
    }
}
