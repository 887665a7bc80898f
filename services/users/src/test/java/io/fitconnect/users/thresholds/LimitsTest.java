package io.fitconnect.users.thresholds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.proto.internal.workouts.v1.HeartPeak;
import io.fitconnect.proto.internal.workouts.v1.PowerPeak;
import io.fitconnect.proto.internal.workouts.v1.WorkoutPeaks;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final AthleteId ADA = new AthleteId("ada");

    @Test
    void withoutWorkoutsEachSaysWhatIsMissing() {
        Limits limits = limits();
        for (Threshold threshold : limits.thresholds()) {
            assertNull(threshold.value());
            assertTrue(threshold.why().startsWith("not enough data: "), threshold.why());
        }
        assertEquals("default", limits.heartRateZones().from());
        assertNull(limits.powerZones());
    }

    @Test
    void workoutsThatAgreeMakeAMaximumCertain() {
        Threshold one = limits(heart("a", 188)).of(Kind.HR_MAX);
        assertEquals(188, one.value());
        assertEquals(Confidence.MEDIUM, one.confidence());
        Threshold two = limits(heart("a", 188), heart("b", 186)).of(Kind.HR_MAX);
        assertEquals(188, two.value());
        assertEquals(Confidence.HIGH, two.confidence());
        assertEquals("a", two.evidence().getFirst().sessionId());
    }

    @Test
    void aMaximumFarBelowWhatIsUsualIsDoubted() {
        Threshold easy = limits(heart("a", 150), heart("b", 149)).of(Kind.HR_MAX);
        assertEquals(150, easy.value());
        assertEquals(Confidence.LOW, easy.confidence());
    }

    @Test
    void fiveMinutesAreNoEvidenceOfAMaximum() {
        WorkoutPeaks brief = heart("a", 190).toBuilder().setHeartSeconds(300).build();
        assertNull(limits(brief).of(Kind.HR_MAX).value());
    }

    @Test
    void ftpIsTrustedWhenTheHeartWasNearItsLimit() {
        WorkoutPeaks hard = power("a", 1_200, 260, 172);
        assertEquals(247, limits(heart("b", 190), hard).of(Kind.FTP).value());
        assertEquals(
                Confidence.MEDIUM, limits(heart("b", 190), hard).of(Kind.FTP).confidence());
        WorkoutPeaks easy = power("a", 1_200, 200, 140);
        assertEquals(Confidence.LOW, limits(heart("b", 190), easy).of(Kind.FTP).confidence());
        assertNull(limits(power("a", 720, 300, 0)).of(Kind.FTP).value());
    }

    /** Made from critical power 250 W and W' 20 kJ: P = CP + W' / t. */
    @Test
    void theLineFindsTheWorkBeyondCriticalPower() {
        Threshold found = limits(
                        power("a", 180, 250 + 20_000.0 / 180, 0),
                        power("b", 300, 250 + 20_000.0 / 300, 0),
                        power("c", 720, 250 + 20_000.0 / 720, 0))
                .of(Kind.W_PRIME);
        assertEquals(20_000, found.value(), 1);
        assertEquals(Confidence.MEDIUM, found.confidence());
        assertTrue(found.why().contains("critical power 250 W"), found.why());
        assertEquals(3, found.evidence().size());
    }

    @Test
    void effortsThatNobodyIsMadeOfAreNoLine() {
        Threshold flat = limits(power("a", 180, 200, 0), power("b", 300, 200, 0), power("c", 720, 200, 0))
                .of(Kind.W_PRIME);
        assertNull(flat.value());
        assertNull(limits(power("a", 180, 400, 0), power("b", 300, 350, 0))
                .of(Kind.W_PRIME)
                .value());
    }

    @Test
    void oldPowerSaysNothingOfToday() {
        WorkoutPeaks old = power("a", 1_200, 260, 172).toBuilder()
                .setEndMs(NOW.toEpochMilli() - 100L * 86_400_000)
                .build();
        assertNull(limits(old).of(Kind.FTP).value());
    }

    @Test
    void zonesAreThoseThatScoresUse() {
        Zones zones = Zones.heart(190, "profile");
        assertEquals(
                List.of(95.0, 114.0, 133.0, 152.0, 171.0),
                zones.zones().stream().map(Zones.Zone::lower).toList());
        assertNull(zones.zones().getLast().upper());
        Zones power = Zones.power(250, "profile");
        assertEquals(
                List.of(0.0, 137.5, 187.5, 225.0, 262.5, 300.0, 375.0),
                power.zones().stream().map(Zones.Zone::lower).toList());
    }

    private static Limits limits(WorkoutPeaks... workouts) {
        return Limits.of(ADA, List.of(workouts), null, NOW);
    }

    private static WorkoutPeaks heart(String session, int bpm) {
        return WorkoutPeaks.newBuilder()
                .setAthleteId("ada")
                .setSessionId(session)
                .setHeartSeconds(1_800)
                .setEndMs(NOW.toEpochMilli() - 1)
                .setHeartRateMax(HeartPeak.newBuilder().setBpm(bpm).setSeconds(5))
                .build();
    }

    private static WorkoutPeaks power(String session, int seconds, double watts, double heartRateMean) {
        return WorkoutPeaks.newBuilder()
                .setAthleteId("ada")
                .setSessionId(session)
                .setEndMs(NOW.toEpochMilli() - 1)
                .addPower(PowerPeak.newBuilder()
                        .setSeconds(seconds)
                        .setWatts(watts)
                        .setHeartRateMean(heartRateMean))
                .build();
    }
}
