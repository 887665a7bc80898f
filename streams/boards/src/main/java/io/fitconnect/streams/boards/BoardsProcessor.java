package io.fitconnect.streams.boards;

import com.google.protobuf.Message;
import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.proto.internal.boards.v1.Contribution;
import io.fitconnect.proto.internal.boards.v1.Ruling;
import io.fitconnect.proto.internal.boards.v1.ScopeRules;
import io.fitconnect.proto.internal.boards.v1.ScopeState;
import io.fitconnect.proto.internal.boards.v1.ScoreUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
            case SCOPE_RULES -> rankBy(scope, update.getScopeRules());
            case RULING -> rule(scope, update.getRuling());
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
        BoardRow row = BoardRows.apply(held, scope, contribution, state.getRules());
        if (row.equals(held)) {
            metrics.unchanged.increment();
            return;
        }
        metrics.applied.increment();
        rows.put(key, row);
        if (BoardRows.isOpen(row)) {
            closings.opened(scope, key);
        }
        publish(key, held, row);
    }

    private void publish(String key, @Nullable BoardRow held, BoardRow row) {
        BoardRow published = BoardRows.published(row);
        if (held == null || !published.equals(BoardRows.published(held))) {
            changes.add(key, published, now());
        }
    }

    /** Rules come before a scope's first row, but nothing depends on that. */
    private void rankBy(String scope, ScopeRules rules) {
        ScopeState state = rows.state(scope);
        if (state.getOfficialMs() != 0) {
            return;
        }
        if (!rules.equals(state.getRules())) {
            state = state.toBuilder().setRules(rules).setTouchedMs(now()).build();
            rows.putState(scope, state);
            rowsOf(scope).forEach(row -> replace(scope, row, BoardRows.by(rules, row)));
        }
        forward(Announcements.scopeRow(scope, state));
    }

    private List<BoardRow> rowsOf(String scope) {
        List<BoardRow> found = new ArrayList<>();
        RowKey own = RowKey.ofScope(scope);
        rows.walk(own.text(), own.end(), row -> {
            if (!RowKey.parse(row.key).isScope()) {
                found.add(row.value);
            }
            return true;
        });
        return found;
    }

    private void replace(String scope, BoardRow held, BoardRow row) {
        String key = new RowKey(scope, row.getAthleteId()).text();
        rows.put(key, row);
        publish(key, held, row);
    }

    /** Official standings are made official anew, because others' ranks change with the one that is ruled on. */
    private void rule(String scope, Ruling ruling) {
        if (!RowKey.isPart(ruling.getAthleteId())) {
            metrics.malformed.increment();
            return;
        }
        ScopeState state = rows.state(scope);
        String key = new RowKey(scope, ruling.getAthleteId()).text();
        BoardRow held = rows.get(key);
        BoardRow row = BoardRows.apply(held, scope, ruling, state.getRules());
        boolean nothing = held == null && !row.hasRuling();
        if (nothing || row.equals(held)) {
            return;
        }
        rows.put(key, row);
        if (state.getOfficialMs() == 0) {
            touch(scope, state);
            publish(key, held, row);
            if (BoardRows.isOpen(row)) {
                closings.opened(scope, key);
            }
        } else {
            long officialMs = Math.max(now(), state.getOfficialMs() + 1);
            rows.putState(
                    scope,
                    state.toBuilder()
                            .setOfficialMs(officialMs)
                            .clearAnnouncedMs()
                            .build());
            announcements.add(scope);
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
        } else if (state.getOfficialMs() == 0 && (state.getEndedMs() != 0 || state.hasRules())) {
            if (state.getEndedMs() != 0) {
                closings.ended(scope, nowMs);
            }
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
