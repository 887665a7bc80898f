package io.fitconnect.streams.topology;

import com.google.protobuf.MessageLite;
import io.fitconnect.proto.internal.boards.v1.ScopeEnd;
import io.fitconnect.proto.internal.boards.v1.ScoreUpdate;
import io.fitconnect.proto.internal.competition.v1.Competition;
import io.fitconnect.streams.topology.session.Scopes;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Tells the boards of a competition, everybody's and each division's, how they rank and that it is over. */
final class CompetitionEvents implements Processor<String, Competition, String, MessageLite> {
    private @Nullable ProcessorContext<String, MessageLite> context;

    @Override
    public void init(ProcessorContext<String, MessageLite> newContext) {
        context = newContext;
    }

    @Override
    public void process(Record<String, Competition> record) {
        Competition competition = record.value();
        if (competition == null) {
            return;
        }
        scopes(competition).forEach(scope -> tell(scope, competition, record.timestamp()));
    }

    private void tell(String scope, Competition competition, long timestamp) {
        forward(scope, update(scope).setScopeRules(competition.getRules()), timestamp);
        switch (competition.getState()) {
            case COMPETITION_STATE_ENDED, COMPETITION_STATE_OFFICIAL, COMPETITION_STATE_CANCELLED ->
                forward(
                        scope,
                        update(scope).setScopeEnd(ScopeEnd.newBuilder().setEndedMs(competition.getEndedMs())),
                        timestamp);
            case COMPETITION_STATE_UNSPECIFIED,
                    COMPETITION_STATE_ANNOUNCED,
                    COMPETITION_STATE_RUNNING,
                    UNRECOGNIZED -> {}
        }
    }

    private static Stream<String> scopes(Competition competition) {
        String id = competition.getCompetitionId();
        return Stream.concat(
                Stream.of(Scopes.ofCompetition(id)),
                competition.getDivisionsList().stream().map(division -> Scopes.ofDivision(id, division)));
    }

    private static ScoreUpdate.Builder update(String scope) {
        return ScoreUpdate.newBuilder().setScope(scope);
    }

    private void forward(String scope, ScoreUpdate.Builder update, long timestamp) {
        if (context == null) {
            throw new IllegalStateException("not initialized");
        }
        context.forward(new Record<>(scope, update.build(), timestamp));
    }
}
