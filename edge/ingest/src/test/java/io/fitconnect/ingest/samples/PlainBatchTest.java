package io.fitconnect.ingest.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.fitconnect.proto.ingest.v1.Batch;
import io.fitconnect.proto.ingest.v1.ClientFrame;
import io.fitconnect.proto.ingest.v1.Gatt;
import io.fitconnect.proto.ingest.v1.Hello;
import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainBatchTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final float[] NUMBERS = {
        0,
        1,
        -1,
        90,
        655.35f,
        655.4f,
        1_000,
        1_001,
        32_767,
        32_768,
        -32_768,
        -32_769,
        65_535,
        65_536,
        1e6f,
        1e8f,
        1e9f,
        Float.NaN,
        Float.NEGATIVE_INFINITY
    };

    private final SampleRules rules = new SampleRules(Duration.ofSeconds(5), Duration.ofDays(30));
    private final PlainBatch plain = new PlainBatch(500);

    @Test
    void whatPassesAsItIsIsWhatParsingAndRebuildingWouldGive() throws Exception {
        Random random = new Random(7);
        int passed = 0;
        for (int i = 0; i < 50_000; i++) {
            Sample sample = sample(random);
            boolean taken = !sample.hasGatt()
                    && rules.judge(sample, new SensorState(), NOW) instanceof Judged.Taken
                    && sample.getExercise().chars().allMatch(c -> c < 128);
            byte[] frame = frame("ada", sample);
            assertEquals(taken, plain.read(frame, rules, NOW), sample::toString);
            if (taken) {
                passed++;
                assertEquals(rebuilt(sample), SampleBatch.parseFrom(plain.taken(frame, 0, 1)));
                assertEquals(sample.getSeq(), plain.seq(0));
                assertEquals("ada", plain.athleteId());
            }
        }
        assertTrue(passed > 1_000, "passed " + passed);
    }

    @Test
    void partsOfABatchAreCutAtSamples() throws Exception {
        Sample[] samples = new Sample[100];
        Arrays.setAll(
                samples,
                i -> Sample.newBuilder()
                        .setSeq(i * 50L + 1)
                        .setTimeMs(NOW)
                        .setHeartRateBpm(i)
                        .build());
        byte[] frame = frame("", samples);
        assertTrue(plain.read(frame, rules, NOW));
        assertEquals(100, plain.count());
        SampleBatch part = SampleBatch.parseFrom(plain.taken(frame, 20, 60));
        assertEquals(40, part.getSamplesCount());
        assertEquals(20, part.getSamples(0).getHeartRateBpm());
        assertEquals(0, plain.taken(frame, 60, 60).length);
        assertFalse(new PlainBatch(99).read(frame, rules, NOW));
    }

    @Test
    void whatADeviceMayNotSetIsNotPassedOn() {
        Sample contact = good().setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(
                                14,
                                UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                        .build())
                .build();
        assertFalse(plain.read(frame("", contact), rules, NOW));
        Sample notification = good().setGatt(
                        Gatt.newBuilder().setCharacteristic("2A37").setValue(ByteString.EMPTY))
                .build();
        assertFalse(plain.read(frame("", notification), rules, NOW));
    }

    @Test
    void otherFramesAndBrokenOnesAreLeftToTheParser() {
        byte[] hello = ClientFrame.newBuilder()
                .setHello(Hello.newBuilder().setSessionId("x"))
                .build()
                .toByteArray();
        assertFalse(plain.read(hello, rules, NOW));
        assertFalse(plain.read(new byte[0], rules, NOW));
        byte[] frame = frame("ada", good().build(), good().setSeq(2).build());
        for (int length = 0; length < frame.length; length++) {
            assertFalse(plain.read(Arrays.copyOf(frame, length), rules, NOW));
        }
        Random random = new Random(3);
        for (int i = 0; i < 100_000; i++) {
            byte[] broken = frame.clone();
            broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            if (plain.read(broken, rules, NOW)) {
                assertParsesAlike(broken);
            }
        }
    }

    private void assertParsesAlike(byte[] frame) {
        try {
            Batch batch = ClientFrame.parseFrom(frame).getBatch();
            SampleBatch taken = SampleBatch.parseFrom(plain.taken(frame, 0, plain.count()));
            assertEquals(batch.getSamplesCount(), taken.getSamplesCount());
            for (int i = 0; i < plain.count(); i++) {
                assertEquals(batch.getSamples(i).getSeq(), plain.seq(i));
                assertEquals(rebuilt(batch.getSamples(i)).getSamples(0), taken.getSamples(i));
            }
        } catch (com.google.protobuf.InvalidProtocolBufferException refused) {
            throw new AssertionError("the parser refuses what was plain", refused);
        }
    }

    private SampleBatch rebuilt(Sample sample) {
        Judged.Taken taken = (Judged.Taken) rules.judge(sample, new SensorState(), NOW);
        return SampleBatch.newBuilder().addSamples(taken.sample()).build();
    }

    private static Sample.Builder good() {
        return Sample.newBuilder().setSeq(1).setTimeMs(NOW).setHeartRateBpm(120);
    }

    private static byte[] frame(String athlete, Sample... samples) {
        return ClientFrame.newBuilder()
                .setBatch(Batch.newBuilder().setAthleteId(athlete).addAllSamples(Arrays.asList(samples)))
                .build()
                .toByteArray();
    }

    private static Sample sample(Random random) {
        Sample.Builder sample = Sample.newBuilder()
                .setSeq(random.nextInt(20) == 0 ? random.nextInt(3) - 1 : random.nextLong())
                .setTimeMs(random.nextInt(10) == 0 ? NOW + 10_000 : NOW - random.nextInt(1_000_000));
        if (sample.getSeq() < 0 && random.nextInt(4) > 0) {
            sample.setSeq(1 + random.nextInt(1 << 20));
        }
        int fields = random.nextInt(1 << 10) & random.nextInt(1 << 10);
        float number = NUMBERS[random.nextInt(NUMBERS.length)];
        if ((fields & 1) != 0) {
            sample.setHeartRateBpm((int) number);
        }
        if ((fields & 2) != 0) {
            sample.setPowerW(number);
        }
        if ((fields & 4) != 0) {
            sample.setCadenceRpm(number);
        }
        if ((fields & 8) != 0) {
            sample.setSpeedMps(number);
        }
        if ((fields & 16) != 0) {
            sample.setDistanceM(number);
        }
        if ((fields & 32) != 0) {
            sample.setReps((int) number).setEnergyKcal(number);
        }
        if ((fields & 64) != 0) {
            sample.setRepVelocityMps(number);
        }
        if ((fields & 128) != 0) {
            sample.setExercise("squat".repeat(random.nextInt(15)));
        }
        if ((fields & 256) != 0) {
            sample.addRrMs(800).addRrMs(number);
        }
        if ((fields & 512) != 0) {
            sample.setExercise("Kniebeuge \u00fc");
        }
        return sample.build();
    }
}
