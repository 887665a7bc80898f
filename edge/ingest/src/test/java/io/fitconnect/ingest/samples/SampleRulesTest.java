package io.fitconnect.ingest.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.fitconnect.proto.ingest.v1.Gatt;
import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleRulesTest {

    private static final long NOW = 1_800_000_000_000L;

    private final SampleRules rules = new SampleRules(Duration.ofSeconds(5), Duration.ofDays(30));
    private final SensorState sensors = new SensorState();

    @Test
    void timesMayBeFiveSecondsAheadAndThirtyDaysOld() {
        taken(s -> s.setTimeMs(NOW + 5_000));
        assertRefused("sample.future", s -> s.setTimeMs(NOW + 5_001));
        taken(s -> s.setTimeMs(NOW - 30 * 86_400_000L));
        assertRefused("sample.too-old", s -> s.setTimeMs(NOW - 30 * 86_400_000L - 1));
        assertRefused("sample.too-old", Sample.Builder::clearTimeMs);
        assertRefused("sample.too-old", s -> s.setTimeMs(Long.MIN_VALUE));
        assertRefused("sample.future", s -> s.setTimeMs(Long.MAX_VALUE));
    }

    @Test
    void seqsStartAtOne() {
        assertRefused("sample.seq-zero", Sample.Builder::clearSeq);
        assertRefused("sample.out-of-range", s -> s.setSeq(-1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 24, 245, 65_535})
    void whatNoBodyHasButASensorSendsIsTaken(int bpm) {
        assertEquals(bpm, taken(s -> s.setHeartRateBpm(bpm)).getHeartRateBpm());
    }

    @Test
    void everyFieldKeepsToItsRangeAndTheDetailNamesIt() {
        assertNamed("heartRateBpm", s -> s.setHeartRateBpm(65_536));
        assertNamed("heartRateBpm", s -> s.setHeartRateBpm(-1));
        assertNamed("powerW", s -> s.setPowerW(32_768));
        assertNamed("cadenceRpm", s -> s.setCadenceRpm(-1));
        assertNamed("speedMps", s -> s.setSpeedMps(656));
        assertNamed("distanceM", s -> s.setDistanceM(1e8 + 1));
        assertNamed("reps", s -> s.setReps(1_000_001));
        assertNamed("energyKcal", s -> s.setEnergyKcal(Float.POSITIVE_INFINITY));
        assertNamed("repVelocityMps", s -> s.setRepVelocityMps(11));
        assertNamed("rrMs", s -> s.addRrMs(0));
        assertNamed("rrMs", s -> s.addAllRrMs(List.copyOf(java.util.Collections.nCopies(65, 800f))));
        assertNamed("exercise", s -> s.setExercise("x".repeat(65)));
    }

    @Test
    void noNumberAtAllIsOutsideEveryRange() {
        assertNamed("powerW", s -> s.setPowerW(Float.NaN));
        assertNamed("distanceM", s -> s.setDistanceM(Double.NaN));
        assertNamed("rrMs", s -> s.addRrMs(Float.NaN));
    }

    @Test
    void aStrapsNotificationBecomesChannels() {
        TelemetrySample sample = taken(s -> s.setGatt(gatt("2a37", "16 44 72 03 8A 03")));
        assertTrue(sample.getNotification());
        assertEquals(68, sample.getHeartRateBpm());
        assertTrue(sample.getSkinContact());
        assertEquals(List.of(882 * 1_000f / 1_024, 906 * 1_000f / 1_024), sample.getRrMsList());
    }

    @Test
    void aStrapWithoutSkinContactSaysSo() {
        TelemetrySample sample = taken(s -> s.setGatt(gatt("2A37", "04 43")));
        assertTrue(sample.hasSkinContact());
        assertFalse(sample.getSkinContact());
    }

    @Test
    void aMachineWithoutAStrapSaysNothingAboutTheHeart() {
        TelemetrySample sample = taken(s -> s.setGatt(gatt("2AD2", "64 02 00 00 00 00 14 00 00 00 00")));
        assertFalse(sample.hasHeartRateBpm());
        assertEquals(0, sample.getPowerW());
    }

    @Test
    void aRowersPaceBecomesSpeed() {
        TelemetrySample sample =
                taken(s -> s.setGatt(gatt("2AD1", "2C 0B 32 64 00 F4 01 00 78 00 C8 00 1E 00 58 02 0A 8C F0 00")));
        assertEquals(500f / 120, sample.getSpeedMps(), 1e-6);
        assertEquals(25, sample.getCadenceRpm());
        assertEquals(500, sample.getDistanceM());
        assertEquals(140, sample.getHeartRateBpm());
    }

    @Test
    void twoNotificationsOfACadenceSensorGiveARate() {
        assertFalse(taken(s -> s.setGatt(gatt("2A5B", "02 02 00 00 04"))).hasCadenceRpm());
        TelemetrySample second = taken(s -> s.setTimeMs(NOW + 1_000).setGatt(gatt("2A5B", "02 03 00 00 08")));
        assertEquals(60, second.getCadenceRpm());
    }

    @Test
    void aPayloadThatCannotBeReadIsRefused() {
        assertRefused("gatt.unknown-characteristic", s -> s.setGatt(gatt("2A19", "64")));
        assertRefused("gatt.unreadable", s -> s.setGatt(gatt("2A37", "01 2C")));
        assertRefused("gatt.unreadable", s -> s.setGatt(gatt("2A37", "")));
    }

    private static Gatt gatt(String characteristic, String hex) {
        return Gatt.newBuilder()
                .setCharacteristic(characteristic)
                .setValue(ByteString.copyFrom(HexFormat.of().parseHex(hex.replace(" ", ""))))
                .build();
    }

    private Judged judge(UnaryOperator<Sample.Builder> change) {
        Sample.Builder sample = Sample.newBuilder().setSeq(1).setTimeMs(NOW);
        return rules.judge(change.apply(sample).build(), sensors, NOW);
    }

    private TelemetrySample taken(UnaryOperator<Sample.Builder> change) {
        return assertInstanceOf(Judged.Taken.class, judge(change)).sample();
    }

    private Refused assertRefused(String code, UnaryOperator<Sample.Builder> change) {
        Refused refused = assertInstanceOf(Judged.NotTaken.class, judge(change)).refused();
        assertEquals(code, refused.code().text());
        return refused;
    }

    private void assertNamed(String field, UnaryOperator<Sample.Builder> change) {
        String detail = assertRefused("sample.out-of-range", change).detail();
        assertTrue(detail.startsWith(field + " "), detail);
    }
}
