package io.fitconnect.streams.topology.session;

import com.google.protobuf.MessageLite;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.competition.v1.AthleteEntries;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.fitconnect.proto.internal.telemetry.v1.SessionHeader;
import io.fitconnect.streams.boards.BeforeCommit;
import java.time.Duration;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The session stage: takes batches and profiles, keeps the sessions, sends what follows. Every output is a function of
 * the set of a session's samples and the profile, so a record that is processed twice changes nothing.
 */
final class SessionProcessor implements Processor<String, Object, String, MessageLite> {
    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration EACH_SECOND = Duration.ofSeconds(1);
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(5);
    private static final Duration RARELY = Duration.ofMinutes(10);
    /** The header's arrival time may lag this far behind: it only dates the silence, and a header a batch is dear. */
    private static final long ARRIVAL_TOLERANCE_MS = 15_000;

    /** Measured: two folds and 150 samples. */
    private static final long SESSION_BYTES = 32 * 1024;
    /** Partitions of the telemetry topic on one machine. */
    private static final long TASKS = 6;

    private final SessionConfig config;
    private final SessionMetrics metrics;
    private final ClassChanges classes;
    private final Waiting waiting = new Waiting();
    private @Nullable Stage stage;

    SessionProcessor(SessionConfig config, SessionMetrics metrics, ClassChanges classes) {
        this.config = config;
        this.metrics = metrics;
        this.classes = classes;
    }

    /** What exists once the task runs. */
    private record Stage(
            ProcessorContext<String, MessageLite> context,
            ByAthlete<Profile> profiles,
            ByAthlete<AthleteEntries> entries,
            Sessions sessions,
            Announcer announcer,
            SessionKeeper keeper) {}

    @Override
    public void init(ProcessorContext<String, MessageLite> context) {
        KeyValueStore<String, SessionHeader> headers = context.getStateStore(SessionStores.HEADERS);
        ByAthlete<Profile> profiles = new ByAthlete<>(
                context.getStateStore(SessionStores.PROFILES), Profile.getDefaultInstance(), inMemory());
        ByAthlete<AthleteEntries> entries = new ByAthlete<>(
                context.getStateStore(SessionStores.ENTRIES), AthleteEntries.getDefaultInstance(), inMemory());
        KeyValueStore<String, byte[]> plans = context.getStateStore(ClassPlans.STORE);
        KeyValueStore<Bytes, byte[]> batches = context.getStateStore(SessionStores.LOG);
        SessionLog log = new SessionLog(batches);
        BeforeCommit beforeCommit = context.getStateStore(SessionStores.BEFORE_COMMIT);
        beforeCommit.run(log::flush);
        Sessions sessions =
                new Sessions(headers, profiles, entries, new Plans(plans, classes), log, metrics, inMemory());
        Announcer announcer =
                new Announcer(context, metrics, config.summaryEvery().toMillis());
        SessionKeeper keeper = new SessionKeeper(config, sessions, announcer, metrics, this::settle);
        stage = new Stage(context, profiles, entries, sessions, announcer, keeper);
        context.schedule(SOON, PunctuationType.WALL_CLOCK_TIME, this::catchUp);
        context.schedule(EACH_SECOND, PunctuationType.WALL_CLOCK_TIME, keeper::noticeSilence);
        context.schedule(NOW_AND_THEN, PunctuationType.WALL_CLOCK_TIME, keeper::endSilent);
        context.schedule(RARELY, PunctuationType.WALL_CLOCK_TIME, keeper::closeOld);
    }

    @Override
    public void process(Record<String, Object> record) {
        if (record.value() instanceof Batch batch) {
            samples(stage(), record.key(), batch);
        } else if (record.value() instanceof AthleteEntries entries) {
            entries(stage(), record.key(), entries);
        } else {
            profile(stage(), record.key(), (Profile) record.value());
        }
    }

    @Override
    public void close() {
        if (stage != null) {
            stage.sessions().clear();
        }
    }

    private void samples(Stage stage, String key, Batch record) {
        SampleBatch batch = record.message();
        SessionId id = SessionId.of(batch);
        if (!id.wellFormed() || !id.athleteId().equals(key)) {
            stage.announcer().refuse(batch.getAthleteId(), batch, "batch.misrouted", "ids and key don't fit");
            return;
        }
        if (stage.sessions().profile(key).getErasedMs() > 0) {
            // Not to the refused topic: nothing of the athlete is kept any more.
            metrics.refused(batch.getSamplesCount());
            return;
        }
        OpenSession session = stage.sessions().find(id, this::settle);
        if (session.header().getClosed()) {
            stage.announcer().refuse(key, batch, "session.closed", "the session takes no more samples");
            return;
        }
        if (session.sampleCount() + batch.getSamplesCount() > config.maxSamples()) {
            stage.announcer().refuse(key, batch, "session.full", "over " + config.maxSamples() + " samples");
            return;
        }
        long nowMs = stage.context().currentSystemTimeMs();
        session.note(batch);
        session.heard(nowMs);
        stage.sessions().plan(session);
        OpenSession.Taken taken = session.take(batch);
        metrics.taken(taken);
        if (taken.fresh() > 0) {
            long offset = stage.context().recordMetadata().orElseThrow().offset();
            stage.sessions().log().append(id, offset, record.bytes());
        }
        endOrReopen(session, batch, taken, nowMs);
        stage.keeper().watch(session);
        announceNowOrLater(stage, session, batch.getReceivedMs(), nowMs);
    }

    private void endOrReopen(OpenSession session, SampleBatch batch, OpenSession.Taken taken, long nowMs) {
        SessionHeader.Builder header = session.header();
        if (batch.getEnd()) {
            if (!session.ended()) {
                header.setEndedMs(nowMs);
                metrics.ended();
            }
            header.setEndedBySilence(false);
        } else if (header.getEndedBySilence() && taken.fresh() > 0) {
            header.clearEndedMs().clearEndedBySilence();
        }
    }

    /** At once, unless that has to wait; then at a tick, and the header says so. */
    private void announceNowOrLater(Stage stage, OpenSession session, long receivedMs, long nowMs) {
        if (Waiting.must(session, receivedMs, nowMs)) {
            waiting.add(session);
        } else {
            refresh(stage, session);
            announce(stage, session, false);
            metrics.lag(nowMs - receivedMs);
        }
        if (session.unsaved(ARRIVAL_TOLERANCE_MS)) {
            stage.sessions().save(session);
        }
    }

    /** Rebuilds the session when its timeline lacks samples or the athlete's parameters are no longer these. */
    private void refresh(Stage stage, OpenSession session) {
        boolean complete = !session.incomplete() && !session.contests().missedAnEnd(session);
        if (complete && stage.sessions().parameters(session).equals(session.athlete())) {
            return;
        }
        long startedNs = System.nanoTime();
        stage.sessions().rebuild(session);
        long tookMs = Duration.ofNanos(System.nanoTime() - startedNs).toMillis();
        session.rebuildTook(tookMs, stage.context().currentSystemTimeMs());
    }

    private void announce(Stage stage, OpenSession session, boolean summaryMust) {
        if (session.sampleCount() == 0) {
            return;
        }
        Profile profile = stage.sessions().profile(session.id().athleteId());
        stage.announcer().announce(session, profile, summaryMust);
        stage.keeper().followSummary(session);
        long nowMs = stage.context().currentSystemTimeMs();
        waiting.remove(session.id());
        if (session.told().announced(nowMs)) {
            stage.keeper().paid(session, nowMs);
        }
    }

    /** Sends what a session still owes. */
    private void settle(OpenSession session) {
        Stage stage = stage();
        waiting.remove(session.id());
        refresh(stage, session);
        announce(stage, session, true);
    }

    private void catchUp(long nowMs) {
        Stage stage = stage();
        stage.keeper().owedFromBefore().forEach(waiting::add);
        for (SessionId id : waiting.ids()) {
            OpenSession session = stage.sessions().find(id, this::settle);
            if (session.told().held() && !session.incomplete()) {
                announceHeld(stage, session, nowMs);
            } else if (session.mayRebuild(nowMs)) {
                settle(session);
                stage.keeper().paid(session, nowMs);
            }
        }
    }

    private void announceHeld(Stage stage, OpenSession session, long nowMs) {
        if (Waiting.isDue(session, nowMs)) {
            refresh(stage, session);
            announce(stage, session, false);
        }
    }

    /** A new profile takes effect at once on every session that isn't history. */
    private void profile(Stage stage, String athleteId, @Nullable Profile profile) {
        if (profile != null && profile.getErasedMs() > 0) {
            stage.profiles().put(athleteId, profile);
            stage.entries().put(athleteId, null);
            new Erasure(stage.sessions(), stage.keeper(), stage.announcer(), waiting).of(athleteId);
            return;
        }
        Profile old = stage.sessions().profile(athleteId);
        stage.profiles().put(athleteId, profile);
        Profile current = stage.sessions().profile(athleteId);
        boolean repeated = old.getUpdatedMs() == current.getUpdatedMs();
        long nowMs = stage.context().currentSystemTimeMs();
        for (SessionHeader header : stage.sessions().ofAthlete(athleteId)) {
            if (header.getClosed()) {
                stage.keeper().shareClosed(header, current);
                continue;
            }
            OpenSession session = stage.sessions().find(SessionId.of(header), this::settle);
            boolean history = session.ended()
                    && nowMs - session.header().getEndedMs() > config.rescore().toMillis();
            if (history && !repeated && !session.header().hasFrozenProfile()) {
                session.header().setFrozenProfile(old);
            }
            settle(session);
            stage.sessions().save(session);
        }
    }

    /** Entries take effect at once, too, on sessions that run or ended lately. */
    private void entries(Stage stage, String athleteId, AthleteEntries entries) {
        if (stage.sessions().profile(athleteId).getErasedMs() > 0) {
            return;
        }
        stage.entries().put(athleteId, entries);
        for (SessionHeader header : stage.sessions().ofAthlete(athleteId)) {
            if (!header.getClosed()) {
                OpenSession session = stage.sessions().find(SessionId.of(header), this::settle);
                stage.sessions().plan(session);
                settle(session);
                stage.sessions().save(session);
            }
        }
        stage.announcer().rule(athleteId, entries);
    }

    private int inMemory() {
        if (config.inMemory() > 0) {
            return config.inMemory();
        }
        long fit = Runtime.getRuntime().maxMemory() / 4 / SESSION_BYTES / TASKS;
        return (int) Math.clamp(fit, 100, 100_000);
    }

    private Stage stage() {
        if (stage == null) {
            throw new IllegalStateException("not initialized");
        }
        return stage;
    }
}
