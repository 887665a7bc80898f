package io.fitconnect.streams.topology.session;

import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.fitconnect.proto.internal.telemetry.v1.SessionHeader;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.streams.coaching.Advice;
import io.fitconnect.streams.effort.Figures;
import io.fitconnect.streams.effort.Meter;
import io.fitconnect.streams.effort.Parameters;
import io.fitconnect.streams.quality.Judged;
import io.fitconnect.streams.quality.Sample;
import io.fitconnect.streams.quality.Timeline;
import java.util.List;

/** A session in memory: its header and its samples' timeline. Everything in it can be made again from the stores. */
final class OpenSession {
    /** Figures never wait longer than this for a rebuild, dear as it may be. */
    private static final long REBUILD_WAIT_MAX_MS = 3_000;

    private final SessionId id;
    private final SessionHeader.Builder header;
    private final ClassPlan plan = new ClassPlan();
    private final Contests contests = new Contests();
    private final Advised advised = new Advised();
    private final Told told = new Told();
    private Parameters athlete;
    private Timeline<SessionFold> timeline;
    private long firstMs = Long.MAX_VALUE;

    /** True while samples wait for a rebuild, because they are older than the tail. */
    private boolean incomplete;
    /** When the next rebuild may run, by the platform's clock. */
    private long rebuildNotBeforeMs;

    private SessionHeader saved;
    /** When the newest batch was processed, by the platform's clock. */
    private long heardMs;

    OpenSession(SessionId id, SessionHeader header, Parameters athlete) {
        this.id = id;
        this.header = header.toBuilder();
        this.athlete = athlete;
        this.timeline = new Timeline<>(emptyFold(athlete));
        this.saved = header;
    }

    /** What a batch brought. */
    record Taken(int fresh, int duplicates, int late) {}

    Taken take(SampleBatch batch) {
        int fresh = 0;
        int late = 0;
        for (TelemetrySample telemetry : batch.getSamplesList()) {
            Sample sample = Sample.of(telemetry);
            switch (timeline.offer(sample)) {
                case APPENDED -> fresh++;
                case LATE -> {
                    fresh++;
                    late++;
                }
                case BEYOND_TAIL -> {
                    fresh++;
                    late++;
                    incomplete = true;
                }
                case DUPLICATE -> {}
            }
            firstMs = Math.min(firstMs, sample.timeMs());
        }
        return new Taken(fresh, batch.getSamplesCount() - fresh, late);
    }

    /** Takes what the batch says about the session itself. */
    void note(SampleBatch batch) {
        if (header.getClassId().isEmpty()) {
            header.setClassId(batch.getClassId());
        }
        if (!header.hasDevice() && batch.hasDevice()) {
            header.setDevice(batch.getDevice());
        }
        arrived(batch.getReceivedMs());
    }

    void arrived(long receivedMs) {
        header.setLastArrivalMs(Math.max(header.getLastArrivalMs(), receivedMs));
    }

    /** A batch was just processed. */
    void heard(long nowMs) {
        heardMs = nowMs;
    }

    /** How long nothing has come, by the edge's clock and by ours: a backlog isn't silence. */
    long silentMs(long nowMs) {
        return nowMs - Math.max(heardMs, header.getLastArrivalMs());
    }

    SessionFold emptyFold(Parameters of) {
        return new SessionFold(of, plan, contests);
    }

    ClassPlan plan() {
        return plan;
    }

    Contests contests() {
        return contests;
    }

    /** What the rules have to say that is news. */
    List<Advice> news() {
        SessionFold head = timeline.head();
        Judged newest = head.meter().newest();
        return newest == null
                ? List.of()
                : advised.news(head.takeAdvice(), newest.sample().timeMs());
    }

    /** It was just read from its log, by a task that hadn't it in memory. */
    void takenOver() {
        Judged newest = meter().newest();
        if (newest != null) {
            advised.takenOver(newest.sample().timeMs());
        }
    }

    SessionFold head() {
        return timeline.head();
    }

    /** Replaces the timeline by one that holds everything in the log. */
    void rebuilt(Parameters newAthlete, Timeline<SessionFold> newTimeline, long newFirstMs) {
        athlete = newAthlete;
        timeline = newTimeline;
        firstMs = newFirstMs;
        incomplete = false;
    }

    SessionId id() {
        return id;
    }

    Told told() {
        return told;
    }

    SessionHeader.Builder header() {
        return header;
    }

    Parameters athlete() {
        return athlete;
    }

    Meter meter() {
        return timeline.head().meter();
    }

    Figures figures() {
        return meter().figures();
    }

    /** Distinct samples held. */
    long sampleCount() {
        return timeline.size();
    }

    /** Device time of the oldest sample that was offered, ms since 1970. */
    long firstMs() {
        return firstMs;
    }

    boolean ended() {
        return header.getEndedMs() > 0;
    }

    boolean incomplete() {
        return incomplete;
    }

    boolean mayRebuild(long nowMs) {
        return nowMs >= rebuildNotBeforeMs;
    }

    /** After a rebuild that took so long, the next one waits nineteen times that, so that it is 5 % of a thread. */
    void rebuildTook(long millis, long nowMs) {
        rebuildNotBeforeMs = nowMs + Math.min(19 * millis, REBUILD_WAIT_MAX_MS);
    }

    /**
     * True when the header in the store lacks something, or is too old to tell when the session fell silent. Compares
     * what can change while a session is open, field by field: at every batch, so it makes no message.
     */
    boolean unsaved(long toleranceMs) {
        long arrivalMs = header.getLastArrivalMs();
        if (arrivalMs - saved.getLastArrivalMs() >= toleranceMs) {
            return true;
        }
        return header.getEndedMs() != saved.getEndedMs()
                || header.getEndedBySilence() != saved.getEndedBySilence()
                || header.getOwed() != saved.getOwed()
                || header.getClosed() != saved.getClosed()
                || header.hasDevice() != saved.hasDevice()
                || header.hasFrozenProfile() != saved.hasFrozenProfile()
                || header.getOpenScopesCount() != saved.getOpenScopesCount()
                || !header.getClassId().equals(saved.getClassId());
    }

    /** The header as it goes to the store. */
    SessionHeader save() {
        saved = header.build();
        return saved;
    }
}
