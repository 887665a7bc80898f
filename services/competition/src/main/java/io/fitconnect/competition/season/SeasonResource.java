package io.fitconnect.competition.season;

import io.fitconnect.competition.CompetitionId;
import io.fitconnect.competition.contest.Competition;
import io.fitconnect.competition.contest.CompetitionState;
import io.fitconnect.competition.contest.CompetitionTable;
import io.fitconnect.competition.result.Line;
import io.fitconnect.competition.result.ResultTable;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Seasons: made by organisers, their standings seen by everybody. */
@Path("/api/v1/seasons")
@Produces(MediaType.APPLICATION_JSON)
public class SeasonResource {
    private final SeasonTable seasons;
    private final CompetitionTable competitions;
    private final ResultTable results;
    private final CurrentIdentityAssociation identities;

    SeasonResource(
            SeasonTable seasons,
            CompetitionTable competitions,
            ResultTable results,
            CurrentIdentityAssociation identities) {
        this.seasons = seasons;
        this.competitions = competitions;
        this.results = results;
        this.identities = identities;
    }

    @POST
    @RolesAllowed({Role.COACH_GROUP, Role.ADMIN_GROUP})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes a season of competitions; for coaches and administrators")
    @RequestBody(content = @Content(schema = @Schema(implementation = SeasonBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = SeasonView.class)))
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_MALFORMED REQUEST_INVALID REQUEST_TOO_LARGE MEDIA_UNSUPPORTED"
                    + " SEASON_EXISTS STORE_BUSY")
    public Uni<RestResponse<SeasonView>> add(byte @Nullable [] body) {
        return identities
                .getDeferredIdentity()
                .map(Caller::of)
                .chain(caller -> seasons.add(SeasonBody.read(caller.id(), body, Instant.now())))
                .map(Answer::orThrow)
                .map(it -> ResponseBuilder.<SeasonView>created(URI.create("/api/v1/seasons/" + it.id()))
                        .entity(SeasonView.of(it))
                        .build());
    }

    @GET
    @Path("/{seasonId}")
    @PermitAll
    @Operation(summary = "One season; needs no login")
    @Extension(name = ProblemDocs.CODES, value = "REQUEST_INVALID SEASON_UNKNOWN")
    public Uni<SeasonView> get(@PathParam("seasonId") String seasonId) {
        return seasons.find(CompetitionId.parse("seasonId", seasonId))
                .map(Answer::orThrow)
                .map(SeasonView::of);
    }

    @GET
    @Path("/{seasonId}/standings")
    @PermitAll
    @Operation(summary = "The standings after its official competitions, of everybody or a division; needs no login")
    @Extension(name = ProblemDocs.CODES, value = "REQUEST_INVALID SEASON_UNKNOWN")
    public Uni<StandingsView> standings(
            @PathParam("seasonId") String seasonId, @QueryParam("division") @DefaultValue("") String division) {
        CompetitionId id = CompetitionId.parse("seasonId", seasonId);
        if (!division.matches("[A-Za-z0-9-]{0,23}")) {
            throw new RefusedException(Refusal.invalid("division", "value.malformed", "must be a division's key"));
        }
        return seasons.find(id)
                .map(Answer::orThrow)
                .chain(season -> official(season, division)
                        .map(lines -> new StandingsView(
                                id.value(),
                                division.isEmpty() ? null : division,
                                List.copyOf(lines.keySet()),
                                SeasonStandings.of(season.rules(), lines))));
    }

    /** Lines of each competition that is official, in the season's order. */
    private Uni<Map<String, List<Line>>> official(Season season, String division) {
        Map<String, List<Line>> found = new LinkedHashMap<>();
        return Multi.createFrom()
                .iterable(season.rules().competitions())
                .onItem()
                .transformToUniAndConcatenate(id -> competitions.find(new CompetitionId(id)))
                .onItem()
                .transformToUniAndConcatenate(answer -> lines(answer, division, found))
                .collect()
                .last()
                .replaceWith(found);
    }

    private Uni<Void> lines(Answer<Competition> answer, String division, Map<String, List<Line>> found) {
        if (!(answer instanceof Answer.Given<Competition>(Competition it))
                || !(it.state() instanceof CompetitionState.Official)) {
            return Uni.createFrom().voidItem();
        }
        String scope = "competition/" + it.id() + (division.isEmpty() ? "" : "_" + division);
        return results.lines(scope + "/" + it.rules().metric().word())
                .invoke(lines -> found.put(it.id().value(), lines))
                .replaceWithVoid();
    }
}
