package io.fitconnect.competition.contest;

import io.fitconnect.platform.outbox.OutboxRecord;
import io.fitconnect.proto.internal.boards.v1.ScopeRules;
import io.fitconnect.proto.internal.boards.v1.Ties;
import io.fitconnect.proto.internal.competition.v1.CompetitionState;

/** A competition as {@code competition.lifecycle.v1} carries it. */
final class CompetitionMessage {
    static final String TOPIC = "competition.lifecycle.v1";

    private CompetitionMessage() {}

    static OutboxRecord of(Competition it) {
        byte[] value = io.fitconnect.proto.internal.competition.v1.Competition.newBuilder()
                .setCompetitionId(it.id().value())
                .setTitle(it.title())
                .setOrganiserId(it.organiserId().value())
                .setState(encode(it.state()))
                .setMetric(it.rules().metric().word())
                .setStartMs(it.startMs())
                .setEndMs(it.endMs())
                .setRules(ScopeRules.newBuilder()
                        .setBestOf(it.rules().bestOf())
                        .setTies(encode(it.rules().ties()))
                        .setEndMs(it.endMs()))
                .addAllDivisions(
                        it.rules().divisions().stream().map(Division::key).toList())
                .setEndedMs(it.state().endedMs())
                .setUpdatedMs(it.updatedMs())
                .build()
                .toByteArray();
        return new OutboxRecord(TOPIC, it.id().value(), it.version(), value);
    }

    private static CompetitionState encode(io.fitconnect.competition.contest.CompetitionState state) {
        return switch (state) {
            case io.fitconnect.competition.contest.CompetitionState.Announced it ->
                CompetitionState.COMPETITION_STATE_ANNOUNCED;
            case io.fitconnect.competition.contest.CompetitionState.Running it ->
                CompetitionState.COMPETITION_STATE_RUNNING;
            case io.fitconnect.competition.contest.CompetitionState.Ended it ->
                CompetitionState.COMPETITION_STATE_ENDED;
            case io.fitconnect.competition.contest.CompetitionState.Official it ->
                CompetitionState.COMPETITION_STATE_OFFICIAL;
            case io.fitconnect.competition.contest.CompetitionState.Cancelled it ->
                CompetitionState.COMPETITION_STATE_CANCELLED;
        };
    }

    private static Ties encode(TieRule ties) {
        return switch (ties) {
            case SHARED -> Ties.TIES_SHARED;
            case DENSE -> Ties.TIES_DENSE;
        };
    }
}
