package io.fitconnect.streams.boards;

import com.google.protobuf.Message;
import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.proto.internal.boards.v1.Contribution;
import io.fitconnect.proto.internal.boards.v1.ScopeState;
import io.fitconnect.proto.internal.boards.v1.ScoreUpdate;
import java.time.Duration;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Keeps the rows of a task's scopes, sends what changed at each tick and closes the boards of scopes that end. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
final class BoardsProcessor implements Processor<String, ScoreUpdate, String, Message> {

    private static final Duration HOUSEKEEPING = Duration.ofSeconds(1);
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private final BoardsConfig config;
    private final BoardsMetrics metrics;
    private ProcessorContext<String, Message> context;
    private RowStore rows;
    private ChangedRows changes;
    private Closings closings;
    private Announcements announcements;
    private Retention retention;
    private OpenPeriods periods;

    /** The next row to send again after a start; null: the whole store has been sent. */
    private @Nullable String resend;

    BoardsProcessor(BoardsConfig config, BoardsMetrics metrics) {
        this.config = config;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, Message> context) {
        this.context = context;
        rows = new RowStore(context.getStateStore(BoardsTopology.STORE));
        BeforeCommit beforeCommit = context.getStateStore(BoardsTopology.BEFORE_COMMIT);
        beforeCommit.run(rows::flush);
        changes = new ChangedRows(config, (key, row) -> forward(BoardsTopology.CHANGES_SINK, key, row));
        closings = new Closings(config, rows);
        announcements = new Announcements(config, rows);
        retention = new Retention(config, rows);
        periods = new OpenPeriods(config, rows, now());
        resend = "";
        context.schedule(config.tick(), PunctuationType.WALL_CLOCK_TIME, this::tick);
        context.schedule(HOUSEKEEPING, PunctuationType.WALL_CLOCK_TIME, this::keepHouse);
    }

    @Override
    public void process(Record<String, ScoreUpdate> record) {
        String scope = record.key();
        ScoreUpdate update = record.value();
        periods.heard(record.timestamp(), now());
        if (scope == null || update == null || !RowKey.isPart(scope)) {
            metrics.malformed.increment();
            return;
        }
        switch (update.getEventCase()) {
            case CONTRIBUTION -> contribute(scope, update.getContribution());
            case SCOPE_END -> end(scope, update.getScopeEnd().getEndedMs());
            case EVENT_NOT_SET -> metrics.malformed.increment();
        }
    }

    private void contribute(String scope, Contribution contribution) {
        if (!RowKey.isPart(contribution.getAthleteId())) {
            metrics.malformed.increment();
            return;
        }
        ScopeState state = rows.state(scope);
        if (state.getOfficialMs() != 0) {
            afterTheEnd(scope, contribution);
            return;
        }
        touch(scope, state);
        String key = new RowKey(scope, contribution.getAthleteId()).text();
        BoardRow held = rows.get(key);
        BoardRow row = BoardRows.apply(held, scope, contribution);
        if (row.equals(held)) {
            metrics.unchanged.increment();
            return;
        }
        metrics.applied.increment();
        rows.put(key, row);
        if (BoardRows.isOpen(row)) {
            closings.opened(scope, key);
        }
        BoardRow published = BoardRows.published(row);
        if (held == null || !published.equals(BoardRows.published(held))) {
            changes.add(key, published, now());
        }
    }

    /**
     * Official is official, but nobody has to stay: on an open board without consent, on any when all of the athlete's
     * data is deleted (a class's row is withdrawn for nothing else).
     */
    private void afterTheEnd(String scope, Contribution contribution) {
        String key = new RowKey(scope, contribution.getAthleteId()).text();
        BoardRow held = rows.get(key);
        if (!contribution.getWithdrawn() || held == null || held.getWithdrawn()) {
            metrics.late.increment();
            return;
        }
        BoardRow gone = BoardRow.newBuilder()
                .setScope(scope)
                .setAthleteId(contribution.getAthleteId())
                .setWithdrawn(true)
                .build();
        rows.put(key, gone);
        // Not held for a tick: a task that starts sends no rows of official scopes again.
        forward(BoardsTopology.CHANGES_SINK, key, BoardRows.published(gone));
        for (Metric metric : Metric.values()) {
            forward(
                    BoardsTopology.RESULTS_SINK,
                    Announcements.resultKey(metric.boardId(scope), contribution.getAthleteId()),
                    null);
        }
    }

    private void end(String scope, long endedMs) {
        ScopeState state = rows.state(scope);
        if (state.getEndedMs() != 0) {
            return;
        }
        ScopeState ended = state.toBuilder()
                .setEndedMs(endedMs == 0 ? now() : endedMs)
                .setTouchedMs(now())
                .build();
        rows.putState(scope, ended);
        closings.ended(scope, now());
        forward(Announcements.scopeRow(scope, ended));
    }

    /** Once a day is enough for the retention, and costs no write a contribution. */
    private void touch(String scope, ScopeState state) {
        if (now() - state.getTouchedMs() > DAY_MS) {
            rows.putState(scope, state.toBuilder().setTouchedMs(now()).build());
        }
    }

    private void tick(long nowMs) {
        if (resend != null) {
            resend(nowMs);
        }
        // Changes of a scope leave before its official rows: nothing provisional may come behind those.
        changes.flush(nowMs);
        closings.due(nowMs).forEach(scope -> close(scope, nowMs));
        announcements.step(nowMs).forEach(this::forward);
    }

    private void keepHouse(long nowMs) {
        periods.over(nowMs).forEach(over -> end(over.scope(), over.endedMs()));
        announcements.settle(nowMs);
        retention.step(nowMs).forEach(key -> forward(BoardsTopology.CHANGES_SINK, key, null));
    }

    private void close(String scope, long nowMs) {
        rows.putState(scope, rows.state(scope).toBuilder().setOfficialMs(nowMs).build());
        announcements.add(scope);
        metrics.official.increment();
    }

    /** What the last owner of this task held for its next tick is not in Kafka: all that may have changed goes again. */
    private void resend(long nowMs) {
        int[] left = {config.stepRows()};
        String from = resend == null || resend.isEmpty() ? null : resend;
        resend = rows.walk(from, null, row -> left[0]-- > 0 && resend(row, nowMs));
    }

    private boolean resend(KeyValue<String, BoardRow> row, long nowMs) {
        RowKey key = RowKey.parse(row.key);
        if (key.isScope()) {
            resendScope(key.scope(), row.value.getState(), nowMs);
        } else if (rows.state(key.scope()).getOfficialMs() == 0) {
            changes.hold(row.key, BoardRows.published(row.value), nowMs);
        }
        return true;
    }

    private void resendScope(String scope, ScopeState state, long nowMs) {
        if (state.getOfficialMs() != 0 && state.getAnnouncedMs() == 0) {
            announcements.add(scope);
        } else if (state.getOfficialMs() == 0 && state.getEndedMs() != 0) {
            closings.ended(scope, nowMs);
            forward(Announcements.scopeRow(scope, state));
        }
    }

    private void forward(Announcements.Emission emission) {
        forward(emission.sink(), emission.key(), emission.value());
    }

    private void forward(String sink, String key, @Nullable Message value) {
        metrics.forwarded.increment();
        context.forward(new Record<>(key, value, context.currentSystemTimeMs()), sink);
    }

    private long now() {
        return context.currentSystemTimeMs();
    }
}
