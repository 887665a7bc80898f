package io.fitconnect.ingest.samples;

import io.fitconnect.proto.ingest.v1.Batch;
import io.fitconnect.proto.ingest.v1.ClientFrame;
import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A batch read where it lies in its frame. Plain is one whose samples can be passed on byte for byte: every field of a
 * TelemetrySample that a device may set has its Sample's number and type, so a sample without a notification, within its
 * ranges and without anything unknown is the same in both. What is not plain, whatever the reason, is left to the parser
 * and {@link SampleRules}, which say exactly what is wrong with it. One for each connection, used again for every frame.
 */
public final class PlainBatch {

    private static final int BATCH = tag(ClientFrame.BATCH_FIELD_NUMBER, WireReader.BYTES);
    private static final int ATHLETE = tag(Batch.ATHLETE_ID_FIELD_NUMBER, WireReader.BYTES);
    private static final int SAMPLES = tag(Batch.SAMPLES_FIELD_NUMBER, WireReader.BYTES);
    private static final int TAKEN = tag(SampleBatch.SAMPLES_FIELD_NUMBER, WireReader.BYTES);
    private static final int SEQ = tag(Sample.SEQ_FIELD_NUMBER, WireReader.VARINT);
    private static final int TIME = tag(Sample.TIME_MS_FIELD_NUMBER, WireReader.VARINT);
    private static final int HEART_RATE = tag(Sample.HEART_RATE_BPM_FIELD_NUMBER, WireReader.VARINT);
    private static final int RR = tag(Sample.RR_MS_FIELD_NUMBER, WireReader.BYTES);
    private static final int POWER = tag(Sample.POWER_W_FIELD_NUMBER, WireReader.FIXED32);
    private static final int CADENCE = tag(Sample.CADENCE_RPM_FIELD_NUMBER, WireReader.FIXED32);
    private static final int SPEED = tag(Sample.SPEED_MPS_FIELD_NUMBER, WireReader.FIXED32);
    private static final int DISTANCE = tag(Sample.DISTANCE_M_FIELD_NUMBER, WireReader.FIXED64);
    private static final int REPS = tag(Sample.REPS_FIELD_NUMBER, WireReader.VARINT);
    private static final int ENERGY = tag(Sample.ENERGY_KCAL_FIELD_NUMBER, WireReader.FIXED32);
    private static final int EXERCISE = tag(Sample.EXERCISE_FIELD_NUMBER, WireReader.BYTES);
    private static final int REP_VELOCITY = tag(Sample.REP_VELOCITY_MPS_FIELD_NUMBER, WireReader.FIXED32);

    private final int maxSamples;
    private final WireReader in = new WireReader();
    private String athleteId = "";
    private int count;
    private long[] seqs = new long[4];
    /** Where each sample's tag stands, and behind the last of them its end. */
    private int[] starts = new int[5];

    /** @param maxSamples a longer one is left to the parser as well */
    public PlainBatch(int maxSamples) {
        this.maxSamples = maxSamples;
    }

    /** False: it has to be parsed. */
    public boolean read(byte[] frame, SampleRules rules, long nowMillis) {
        in.over(frame, 0, frame.length);
        athleteId = "";
        count = 0;
        if (in.tag() != BATCH || in.length() != in.left()) {
            return false;
        }
        while (in.left() > 0) {
            int start = in.position();
            int tag = in.tag();
            int end = in.length() + in.position();
            if (tag == SAMPLES) {
                if (!sample(start, end, rules, nowMillis)) {
                    return false;
                }
            } else if (tag != ATHLETE || count > 0 || !athlete(frame, end)) {
                return false;
            }
        }
        starts[count] = frame.length;
        return in.sound();
    }

    private boolean athlete(byte[] frame, int end) {
        if (!in.sound() || !athleteId.isEmpty()) {
            return false;
        }
        athleteId = new String(frame, in.position(), end - in.position(), StandardCharsets.ISO_8859_1);
        boolean ascii = in.skipAscii(end);
        return ascii && in.sound();
    }

    private boolean sample(int start, int end, SampleRules rules, long nowMillis) {
        if (count == maxSamples) {
            return false;
        }
        if (count == seqs.length) {
            seqs = Arrays.copyOf(seqs, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count + 1);
        }
        int outer = in.narrow(end);
        long seq = 0;
        long time = 0;
        boolean rr = false;
        while (in.left() > 0) {
            int tag = in.tag();
            boolean plain;
            if (tag == SEQ) {
                seq = in.varint();
                plain = seq > 0;
            } else if (tag == TIME) {
                time = in.varint();
                plain = true;
            } else if (tag == RR) {
                plain = !rr && intervals();
                rr = true;
            } else {
                plain = channel(tag);
            }
            if (!plain) {
                return false;
            }
        }
        in.widen(outer);
        seqs[count] = seq;
        starts[count++] = start;
        return seq > 0 && rules.isTimely(time, nowMillis) && in.sound();
    }

    private boolean channel(int tag) {
        if (tag == HEART_RATE) {
            return SampleRules.isHeartRate(in.varint());
        } else if (tag == POWER) {
            return SampleRules.isPower(in.float32());
        } else if (tag == CADENCE) {
            return SampleRules.isCadence(in.float32());
        } else if (tag == SPEED) {
            return SampleRules.isSpeed(in.float32());
        } else if (tag == DISTANCE) {
            return SampleRules.isDistance(in.float64());
        } else if (tag == REPS) {
            return SampleRules.isReps(in.varint());
        } else if (tag == ENERGY) {
            return SampleRules.isEnergy(in.float32());
        } else if (tag == REP_VELOCITY) {
            return SampleRules.isRepVelocity(in.float32());
        } else if (tag == EXERCISE) {
            int length = in.length();
            return length <= SampleRules.MAX_EXERCISE && in.skipAscii(in.position() + length);
        }
        return false;
    }

    private boolean intervals() {
        int bytes = in.length();
        if (bytes % Float.BYTES != 0 || bytes / Float.BYTES > SampleRules.MAX_RR || bytes > in.left()) {
            return false;
        }
        for (int i = 0; i < bytes; i += Float.BYTES) {
            if (!SampleRules.isInterval(in.float32())) {
                return false;
            }
        }
        return true;
    }

    /** Empty: the hello's. */
    public String athleteId() {
        return athleteId;
    }

    public int count() {
        return count;
    }

    public long seq(int index) {
        return seqs[index];
    }

    /** The samples from one to before another as fields of a SampleBatch; they must stand next to each other. */
    public byte[] taken(byte[] frame, int from, int to) {
        byte[] taken = Arrays.copyOfRange(frame, starts[from], starts[to]);
        for (int i = from; i < to; i++) {
            taken[starts[i] - starts[from]] = (byte) TAKEN;
        }
        return taken;
    }

    private static int tag(int field, int wireType) {
        return field << 3 | wireType;
    }
}
