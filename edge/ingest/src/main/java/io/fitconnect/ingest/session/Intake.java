package io.fitconnect.ingest.session;

import io.fitconnect.ingest.samples.Judged;
import io.fitconnect.ingest.samples.PlainBatch;
import io.fitconnect.ingest.samples.Refused;
import io.fitconnect.ingest.samples.SampleRules;
import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.proto.internal.telemetry.v1.RefusedSample;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A batch sorted into what goes to Kafka: new samples, and refused ones.
 *
 * @param taken new samples, encoded as fields of a SampleBatch
 * @param seqs of the new samples
 * @param duplicates how many came before
 */
record Intake(byte[] taken, Seqs seqs, List<RefusedSample> refused, int duplicates) {

    /** Of samples that pass as they are, those that this connection has not seen. */
    static Intake of(PlainBatch batch, byte[] frame, Track track) {
        Seqs seqs = new Seqs();
        ByteArrayOutputStream pieces = new ByteArrayOutputStream(0);
        int from = 0;
        for (int i = 0; i < batch.count(); i++) {
            if (track.claim(batch.seq(i))) {
                seqs.add(batch.seq(i));
            } else {
                pieces.writeBytes(batch.taken(frame, from, i));
                from = i + 1;
            }
        }
        byte[] rest = batch.taken(frame, from, batch.count());
        if (seqs.count() < batch.count()) {
            pieces.writeBytes(rest);
            rest = pieces.toByteArray();
        }
        return new Intake(rest, seqs, List.of(), batch.count() - seqs.count());
    }

    /** Judges each sample that this connection has not seen; notifications of one sensor in the order of its clock. */
    static Intake of(List<Sample> samples, Track track, Opening.Valid session, SampleRules rules, long nowMillis) {
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
        SampleBatch.Builder taken = SampleBatch.newBuilder();
        Seqs seqs = new Seqs();
        List<RefusedSample> refused = new ArrayList<>();
        for (Sample sample : fresh) {
            switch (rules.judge(sample, track.sensors(), nowMillis)) {
                case Judged.Taken good -> {
                    taken.addSamples(good.sample());
                    seqs.add(sample.getSeq());
                }
                case Judged.NotTaken not ->
                    refused.add(kept(sample, not.refused(), track.athleteId(), session.sessionId(), nowMillis));
            }
        }
        return new Intake(taken.build().toByteArray(), seqs, refused, samples.size() - fresh.size());
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
