package io.fitconnect.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.journeys.world.Recorded;
import io.fitconnect.proto.ingest.v1.Sample;
import io.restassured.path.json.JsonPath;

/** What devices and other projects say of some recordings: their figures, and the faults that are known in them. */
final class Published {
    private Published() {}

    static void check(Recorded recorded, JsonPath summary) {
        figures(recorded.name(), summary);
        faults(recorded, summary);
    }

    private static void figures(String name, JsonPath summary) {
        switch (name) {
            case "elevate-brasilia" -> normalizedPower(179, summary);
            case "elevate-first-power-ride" -> normalizedPower(172, summary);
            case "fitparse-sample-activity-indoor-trainer" -> normalizedPower(228, summary);
            case "fit-file-parser-file-with-zones" -> normalizedPower(147, summary);
            case "fit-file-parser-garmin-stamina" -> assertEquals(1_029_169, summary.getDouble("workJ"), 0, "work");
            default -> {}
        }
    }

    private static void faults(Recorded recorded, JsonPath summary) {
        switch (recorded.name()) {
            case "elevate-flagged-hr" -> assertEquals("heart-rate.implausible", summary.getString("flag"));
            case "elevate-zwift-pschit" -> {
                assertEquals(3, without(recorded), "zeros in the recording");
                assertEquals(3, summary.getLong("quality.missing"), "zeros are missing, not low");
                assertEquals(0, summary.getLong("quality.invalid"));
            }
            case "fit-file-parser-downhill" -> {
                assertEquals(1_205, summary.getLong("quality.missing"));
                assertEquals(7, summary.getLong("quality.invalid"), "the dip to 24 for 3 s, and jumps no heart makes");
            }
            case "fitparse-activity-small-fenix2-run" ->
                assertTrue(summary.getLong("quality.suspect") >= 5, "locked to the cadence");
            default -> {}
        }
        if (!recorded.name().equals("elevate-flagged-hr")) {
            assertNull(summary.getString("flag"));
        }
    }

    private static long without(Recorded recorded) {
        return recorded.recording().samples().stream()
                .filter((Sample sample) -> sample.getHeartRateBpm() == 0)
                .count();
    }

    private static void normalizedPower(double watts, JsonPath summary) {
        assertEquals(watts, summary.getDouble("normalizedPowerW"), 1, "normalized power");
    }
}
