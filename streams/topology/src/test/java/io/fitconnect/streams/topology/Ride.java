package io.fitconnect.streams.topology;

import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import java.util.ArrayList;
import java.util.List;

/** A made-up session at 1 Hz: seq n stands n seconds after the start. */
record Ride(long startMs) {
    static final Ride AT_START = new Ride(Stage.START.toEpochMilli());

    TelemetrySample.Builder second(long seq) {
        return TelemetrySample.newBuilder().setSeq(seq).setTimeMs(startMs + seq * 1000);
    }

    /** Seconds from..to with a heart rate around bpm. */
    List<TelemetrySample> beating(long from, long to, int bpm) {
        List<TelemetrySample> samples = new ArrayList<>();
        for (long seq = from; seq <= to; seq++) {
            samples.add(second(seq).setHeartRateBpm(bpm + (int) (seq % 2)).build());
        }
        return samples;
    }
}
