package io.fitconnect.competition.ruling;

import io.fitconnect.competition.CompetitionId;
import io.fitconnect.competition.CompetitionRelay;
import io.fitconnect.competition.contest.Competition;
import io.fitconnect.competition.contest.CompetitionResource;
import io.fitconnect.competition.contest.CompetitionTable;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Disqualifications: ruled by the organiser with evidence, appealed by the athlete, decided by replay or administrators. */
@Path("/api/v1/competitions/{competitionId}/entries/{athleteId}/disqualifications")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class RulingResource {
    private final CompetitionTable competitions;
    private final RulingTable rulings;
    private final Replays replays;
    private final CompetitionRelay relay;
    private final CurrentIdentityAssociation identities;

    RulingResource(
            CompetitionTable competitions,
            RulingTable rulings,
            Replays replays,
            CompetitionRelay relay,
            CurrentIdentityAssociation identities) {
        this.competitions = competitions;
        this.rulings = rulings;
        this.replays = replays;
        this.relay = relay;
        this.identities = identities;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Disqualifies an entry or one session of it; for the organiser and administrators")
    @RequestBody(content = @Content(schema = @Schema(implementation = RulingBody.class)))
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_MALFORMED REQUEST_INVALID REQUEST_TOO_LARGE MEDIA_UNSUPPORTED"
                    + " COMPETITION_UNKNOWN ENTRY_UNKNOWN RULING_EXISTS STORE_BUSY")
    public Uni<RulingView> rule(
            @PathParam("competitionId") String competitionId,
            @PathParam("athleteId") String athleteId,
            byte @Nullable [] body) {
        CompetitionId id = CompetitionId.parse("competitionId", competitionId);
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        long nowMs = Instant.now().toEpochMilli();
        return caller().call(caller -> allowOrganiser(caller, id))
                .chain(caller -> rulings.add(RulingBody.read(id, athlete, caller.id(), body, nowMs)))
                .map(Answer::orThrow)
                .invoke(relay::wake)
                .map(RulingView::of);
    }

    @GET
    @Operation(summary = "Disqualifications of an entry; for the athlete, the organiser and administrators")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID COMPETITION_UNKNOWN")
    public Uni<List<RulingView>> list(
            @PathParam("competitionId") String competitionId, @PathParam("athleteId") String athleteId) {
        CompetitionId id = CompetitionId.parse("competitionId", competitionId);
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        return caller().call(caller -> caller.is(athlete) ? Uni.createFrom().voidItem() : allowOrganiser(caller, id))
                .chain(() -> rulings.ofEntry(id, athlete))
                .map(all -> all.stream().map(RulingView::of).toList());
    }

    @POST
    @Path("/{disqualificationId}/appeal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Appeals, for the athlete: the session's stored samples are scored again, which decides on rules"
                    + " about signal and score; whoever got no answer asks again")
    @RequestBody(content = @Content(schema = @Schema(implementation = AppealBody.class)))
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_MALFORMED REQUEST_INVALID REQUEST_TOO_LARGE MEDIA_UNSUPPORTED"
                    + " COMPETITION_UNKNOWN RULING_UNKNOWN RULING_SETTLED WORKOUT_UNKNOWN RATE_EXCEEDED STORE_BUSY")
    public Uni<RulingView> appeal(
            @PathParam("competitionId") String competitionId,
            @PathParam("athleteId") String athleteId,
            @PathParam("disqualificationId") String rulingId,
            byte @Nullable [] body) {
        CompetitionId id = CompetitionId.parse("competitionId", competitionId);
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        long nowMs = Instant.now().toEpochMilli();
        return caller().invoke(caller -> allow(caller.is(athlete), "This is another athlete's disqualification."))
                .map(caller -> AppealBody.read(body))
                .chain(text -> rulings.change(
                        id,
                        athlete,
                        rulingId,
                        nowMs,
                        it -> it.state().appeal(nowMs).map(next -> it.appealed(next, text))))
                .map(Answer::orThrow)
                .chain(it -> it.rule() == Rule.CONDUCT
                        ? Uni.createFrom().item(it)
                        : competitions.find(id).map(Answer::orThrow).chain(contest -> decide(it, contest, nowMs)))
                .invoke(relay::wake)
                .map(RulingView::of);
    }

    @POST
    @Path("/{disqualificationId}/decision")
    @RolesAllowed(Role.ADMIN_GROUP)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Decides on an appeal that no replay can decide; for administrators")
    @RequestBody(content = @Content(schema = @Schema(implementation = DecisionBody.class)))
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_MALFORMED REQUEST_INVALID REQUEST_TOO_LARGE MEDIA_UNSUPPORTED"
                    + " RULING_UNKNOWN RULING_SETTLED STORE_BUSY")
    public Uni<RulingView> decision(
            @PathParam("competitionId") String competitionId,
            @PathParam("athleteId") String athleteId,
            @PathParam("disqualificationId") String rulingId,
            byte @Nullable [] body) {
        CompetitionId id = CompetitionId.parse("competitionId", competitionId);
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        DecisionBody decision = DecisionBody.read(body);
        long nowMs = Instant.now().toEpochMilli();
        return rulings.change(
                        id,
                        athlete,
                        rulingId,
                        nowMs,
                        it -> it.state()
                                .settle(decision.upheld(), nowMs)
                                .map(next -> it.settled(next, it.replay(), decision.statement())))
                .map(Answer::orThrow)
                .invoke(relay::wake)
                .map(RulingView::of);
    }

    private Uni<Ruling> decide(Ruling it, Competition competition, long nowMs) {
        return token().chain(token -> replays.of(it, competition, token))
                .chain(report -> rulings.change(
                        it.competitionId(),
                        it.athleteId(),
                        it.id(),
                        nowMs,
                        appealed -> appealed.state()
                                .settle(report.upholds(appealed.rule()), nowMs)
                                .map(next -> appealed.settled(next, report, ""))))
                .map(Answer::orThrow);
    }

    private static void allow(boolean may, String whyNot) {
        if (!may) {
            throw new RefusedException(ProblemCode.ACCESS_DENIED, whyNot);
        }
    }

    private Uni<Void> allowOrganiser(Caller caller, CompetitionId id) {
        return competitions
                .find(id)
                .map(Answer::orThrow)
                .invoke(it ->
                        allow(CompetitionResource.organises(caller, it), "This is another organiser's competition."))
                .replaceWithVoid();
    }

    private Uni<Caller> caller() {
        return identities.getDeferredIdentity().map(Caller::of);
    }

    private Uni<String> token() {
        return identities.getDeferredIdentity().map(identity -> ((JsonWebToken) identity.getPrincipal()).getRawToken());
    }
}
