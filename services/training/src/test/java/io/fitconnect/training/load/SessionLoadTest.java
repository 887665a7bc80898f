package io.fitconnect.training.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionLoadTest {
    // Published figures: shared/data/published-cases.csv.

    @Test
    void tssIsWhatDevicesSay() {
        // NP: elevate-brasilia, 6177 s of timer.
        assertEquals(105.4, SessionLoad.tss(6_177, 179, 228), 1.5);
    }

    @Test
    void heartRateTssIsWhatElevateSays() {
        double of163 = SessionLoad.hourAt((163.0 - 60) / (190 - 60), 0.64, 1.92);
        double of170 = SessionLoad.hourAt((170.5 - 60) / (190 - 60), 0.64, 1.92);
        assertEquals(239, Math.floor(SessionLoad.heartRateTss(333, of163)));
        assertEquals(199, Math.floor(SessionLoad.heartRateTss(333, of170)));
    }

    @Test
    void anHourAtThresholdIsAHundredPointsEitherWay() {
        assertEquals(100, SessionLoad.of(session(0, 250.0, "", false, 250.0)).points(), 1e-9);
        double man = SessionLoad.hourAt(0.85, 0.64, 1.92);
        double woman = SessionLoad.hourAt(0.85, 0.86, 1.67);
        assertEquals(100, SessionLoad.of(session(man, null, "", false, null)).points(), 1e-9);
        assertEquals(100, SessionLoad.of(session(woman, null, "", true, null)).points(), 1e-9);
    }

    @Test
    void powerCountsOnlyWithAnFtpAndAFlaggedSessionNotAtAll() {
        assertEquals(
                SessionLoad.Method.HEART_RATE,
                SessionLoad.of(session(90, 200.0, "", false, null)).method());
        assertEquals(
                SessionLoad.Method.POWER,
                SessionLoad.of(session(90, 200.0, "", false, 250.0)).method());
        assertEquals(new SessionLoad(0, SessionLoad.Method.NONE), SessionLoad.of(session(0, null, "", false, 250.0)));
        assertEquals(
                new SessionLoad(0, SessionLoad.Method.FLAGGED),
                SessionLoad.of(session(400, null, "heart-rate.implausible", false, null)));
    }

    private static Session session(
            double trimp, @Nullable Double powerW, String flag, boolean female, @Nullable Double ftpW) {
        return new Session("s", 0, 3_600, trimp, powerW, flag, female, ftpW);
    }
}
