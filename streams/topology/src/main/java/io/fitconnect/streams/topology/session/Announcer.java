package io.fitconnect.streams.topology.session;

import com.google.protobuf.MessageLite;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.boards.v1.Contribution;
import io.fitconnect.proto.internal.boards.v1.ScoreUpdate;
import io.fitconnect.proto.internal.telemetry.v1.RefusedSample;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.fitconnect.proto.internal.telemetry.v1.SessionHeader;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.streams.coaching.Advice;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends a session's figures to everyone who follows them. Values are absolute: sending them again is harmless. */
final class Announcer {
    private final ProcessorContext<String, MessageLite> context;
    private final SessionMetrics metrics;
    private final long summaryEveryMs;

    Announcer(ProcessorContext<String, MessageLite> context, SessionMetrics metrics, long summaryEveryMs) {
        this.context = context;
        this.metrics = metrics;
        this.summaryEveryMs = summaryEveryMs;
    }

    /** Sends everything; the summary of a running session only when its time has come or it must. */
    void announce(OpenSession session, Profile profile, boolean summaryMust) {
        Outcome outcome = Outcome.of(session, profile);
        String athleteId = session.id().athleteId();
        send(Sinks.STATE, athleteId, outcome.state());
        cues(session);
        share(outcome.session(), profile, outcome.contribution(), session.firstMs());
        if (!outcome.session().getDevice().getId().isEmpty()) {
            send(Sinks.ACTIVITY, outcome.session().getDevice().getId(), outcome.activity());
        }
        long nowMs = context.currentSystemTimeMs();
        if (summaryMust || session.ended() || session.told().summaryDue(nowMs, summaryEveryMs)) {
            send(Sinks.SUMMARIES, athleteId, outcome.summary());
            session.told().summarySent(nowMs);
        } else {
            session.told().oweSummary();
        }
        metrics.judged(session.told().counted(), outcome.figures());
        session.told().counted(Counted.of(outcome.figures()));
    }

    /** Sends what the rules have to say. */
    void cues(OpenSession session) {
        SessionId id = session.id();
        String classId = session.header().getClassId();
        for (Advice advice : session.news()) {
            long nowMs = context.currentSystemTimeMs();
            send(Sinks.CUES, id.athleteId(), advice.cue(id.athleteId(), id.sessionId(), classId, nowMs));
        }
    }

    void summary(OpenSession session, Profile profile) {
        send(
                Sinks.SUMMARIES,
                session.id().athleteId(),
                Outcome.of(session, profile).summary());
        session.told().summarySent(context.currentSystemTimeMs());
    }

    void share(SessionHeader session, Profile profile, Contribution contribution, long firstMs) {
        for (ScoreUpdate update : Sharing.updates(session, profile, contribution, firstMs)) {
            send(Sinks.SCORES, update.getScope(), update);
        }
    }

    void refuse(String athleteId, SampleBatch batch, String code, String detail) {
        for (TelemetrySample sample : batch.getSamplesList()) {
            send(
                    Sinks.REFUSED,
                    athleteId,
                    RefusedSample.newBuilder()
                            .setAthleteId(batch.getAthleteId())
                            .setSessionId(batch.getSessionId())
                            .setSeq(sample.getSeq())
                            .setCode(code)
                            .setDetail(detail)
                            .setPayload(sample.toByteString())
                            .setReceivedMs(batch.getReceivedMs())
                            .build());
        }
        metrics.refused(batch.getSamplesCount());
    }

    private void send(String sink, String key, MessageLite value) {
        context.forward(new Record<>(key, value, context.currentSystemTimeMs()), sink);
    }
}
