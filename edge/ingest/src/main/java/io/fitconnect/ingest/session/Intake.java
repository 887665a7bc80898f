package io.fitconnect.ingest.session;

import io.fitconnect.ingest.samples.Judged;
import io.fitconnect.ingest.samples.Refused;
import io.fitconnect.ingest.samples.SampleRules;
import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.proto.internal.telemetry.v1.RefusedSample;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A batch sorted into what goes to Kafka: new samples, and refused ones.
 *
 * @param fresh seqs of both that were not seen before, to be settled with their record
 */
record Intake(SampleBatch.Builder taken, List<RefusedSample> refused, int duplicates) {

    /** Judges each sample that this connection has not seen; notifications of one sensor in the order of its clock. */
    static Intake of(List<Sample> samples, Track track, Opening.Valid session, SampleRules rules, long nowMillis) {
        Intake intake = new Intake(SampleBatch.newBuilder(), new ArrayList<>(), 0);
        List<Sample> fresh = new ArrayList<>(samples.size());
        for (Sample sample : samples) {
            // a seq that can't be one is refused each time: there is nothing to settle
            if (sample.getSeq() <= 0 || track.claim(sample.getSeq())) {
                fresh.add(sample);
            }
        }
        if (fresh.stream().anyMatch(Sample::hasGatt)) {
            fresh.sort(Comparator.comparingLong(Sample::getTimeMs));
        }
        for (Sample sample : fresh) {
            switch (rules.judge(sample, track.sensors(), nowMillis)) {
                case Judged.Taken taken -> intake.taken.addSamples(taken.sample());
                case Judged.NotTaken not ->
                    intake.refused.add(kept(sample, not.refused(), track.athleteId(), session.sessionId(), nowMillis));
            }
        }
        intake.taken
                .setAthleteId(track.athleteId())
                .setSessionId(session.sessionId())
                .setClassId(session.classId())
                .setDevice(session.device())
                .setReceivedMs(nowMillis);
        return new Intake(intake.taken, intake.refused, samples.size() - fresh.size());
    }

    long[] takenSeqs() {
        return taken.getSamplesList().stream().mapToLong(s -> s.getSeq()).toArray();
    }

    private static RefusedSample kept(Sample sample, Refused why, String athlete, String session, long nowMillis) {
        return RefusedSample.newBuilder()
                .setAthleteId(athlete)
                .setSessionId(session)
                .setSeq(sample.getSeq())
                .setCode(why.code().text())
                .setDetail(why.detail())
                .setPayload(sample.toByteString())
                .setReceivedMs(nowMillis)
                .build();
    }
}
