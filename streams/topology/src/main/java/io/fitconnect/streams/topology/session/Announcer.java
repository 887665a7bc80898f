package io.fitconnect.streams.topology.session;

import com.google.protobuf.MessageLite;
import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.internal.athlete.v1.ErasedPart;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.boards.v1.Contribution;
import io.fitconnect.proto.internal.boards.v1.Ruling;
import io.fitconnect.proto.internal.boards.v1.ScoreUpdate;
import io.fitconnect.proto.internal.competition.v1.AthleteEntries;
import io.fitconnect.proto.internal.competition.v1.Entry;
import io.fitconnect.proto.internal.telemetry.v1.RefusedSample;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.fitconnect.proto.internal.telemetry.v1.SessionHeaderOrBuilder;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.streams.coaching.Advice;
import java.util.Map;
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

    /** Sends everything; the summary and the machine's part only when their time has come or they must. */
    void announce(OpenSession session, Profile profile, boolean summaryMust) {
        Outcome outcome = Outcome.of(session, profile);
        String athleteId = session.id().athleteId();
        Contribution contribution = outcome.contribution();
        Map<String, Contribution> contests = session.contests().contributions(session, profile, contribution);
        Sharing.join(session.header(), profile, session.firstMs(), contests.keySet());
        send(Sinks.STATE, athleteId, outcome.state());
        cues(session, profile);
        share(outcome.session(), profile, contribution, session.firstMs(), contests);
        long nowMs = context.currentSystemTimeMs();
        if (summaryMust || session.ended() || session.told().summaryDue(nowMs, summaryEveryMs)) {
            summary(session, outcome);
        } else {
            session.told().oweSummary();
        }
        metrics.judged(session.told().counted(), outcome.figures());
        session.told().counted(Counted.of(outcome.figures()));
    }

    /** Sends what the rules have to say. */
    void cues(OpenSession session, Profile profile) {
        SessionId id = session.id();
        String classId = session.header().getClassId();
        for (Advice advice : session.news()) {
            long nowMs = context.currentSystemTimeMs();
            Cue cue = advice.cue(id.athleteId(), id.sessionId(), classId, nowMs);
            send(Sinks.CUES, id.athleteId(), Sharing.cue(cue, profile));
        }
    }

    void summary(OpenSession session, Profile profile) {
        summary(session, Outcome.of(session, profile));
    }

    /** The summary, and what was done on the machine: nobody looks at either by the second. */
    private void summary(OpenSession session, Outcome outcome) {
        send(Sinks.SUMMARIES, session.id().athleteId(), outcome.summary());
        String device = outcome.session().getDevice().getId();
        if (!device.isEmpty()) {
            send(Sinks.ACTIVITY, device, outcome.activity());
        }
        session.told().summarySent(context.currentSystemTimeMs());
    }

    void share(
            SessionHeaderOrBuilder session,
            Profile profile,
            Contribution contribution,
            long firstMs,
            Map<String, Contribution> contests) {
        for (ScoreUpdate update : Sharing.updates(session, profile, contribution, firstMs, contests)) {
            send(Sinks.SCORES, update.getScope(), update);
        }
    }

    /** Takes a session off every board that it counts or ever counted for, its class's among them. */
    void withdraw(SessionHeaderOrBuilder session, Contribution withdrawn) {
        for (String scope : Scopes.all(session)) {
            send(
                    Sinks.SCORES,
                    scope,
                    ScoreUpdate.newBuilder()
                            .setScope(scope)
                            .setContribution(withdrawn)
                            .build());
        }
    }

    /** Nothing of the athlete is kept here any more. */
    void erased(String athleteId) {
        send(
                Sinks.ERASURES,
                athleteId,
                ErasedPart.newBuilder()
                        .setAthleteId(athleteId)
                        .setPart("streams")
                        .setDoneMs(context.currentSystemTimeMs())
                        .build());
    }

    /** Tells the boards what is ruled about the athlete: nothing, too, because something may have been. */
    void rule(String athleteId, AthleteEntries entries) {
        for (Entry entry : entries.getEntriesList()) {
            Ruling ruling = entry.getRuling().toBuilder()
                    .setAthleteId(athleteId)
                    .setExcluded(entry.getWithdrawn() || entry.getRuling().getExcluded())
                    .build();
            for (String scope : Contests.scopes(entry)) {
                send(
                        Sinks.SCORES,
                        scope,
                        ScoreUpdate.newBuilder()
                                .setScope(scope)
                                .setRuling(ruling)
                                .build());
            }
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
