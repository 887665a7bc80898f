package io.fitconnect.streams.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The recordings with known faults are judged as their description says, the clean ones are left alone. */
class RecordedFaultsTest {
    @Test
    void aWristSensorStuckOver230IsInvalid() {
        Map<String, Long> verdicts = verdicts("elevate-flagged-hr");
        assertEquals(2068, verdicts.get("INVALID " + Reason.OUT_OF_RANGE));
        assertEquals(6, verdicts.get("MISSING " + Reason.ABSENT));
    }

    @Test
    void aDropoutToZeroIsMissing() {
        Map<String, Long> verdicts = verdicts("elevate-zwift-pschit");
        assertEquals(3, verdicts.get("MISSING " + Reason.ZERO));
    }

    @Test
    void aHeartRateThatIsAbsentForTwentyMinutesIsMissingAndItsDipTo24Invalid() {
        Map<String, Long> verdicts = verdicts("fit-file-parser-downhill");
        assertEquals(1205, verdicts.get("MISSING " + Reason.ABSENT));
        assertEquals(3, verdicts.get("INVALID " + Reason.OUT_OF_RANGE));
    }

    @Test
    void aHeartRateLockedToTwiceTheCadenceFor54SecondsIsSuspect() {
        Map<String, Long> verdicts = verdicts("fitparse-activity-small-fenix2-run");
        assertTrue(verdicts.get("SUSPECT " + Reason.CADENCE_LOCK) >= 5, verdicts::toString);
    }

    @Test
    void onlyThatRunIsLockedToItsCadence() {
        for (String name : Recordings.names()) {
            assertEquals(name.contains("fenix2"), verdicts(name).containsKey("SUSPECT " + Reason.CADENCE_LOCK), name);
        }
    }

    @Test
    void aLineFlatForMinutesWhileRowingIsDoubtedAndThenVoid() {
        Map<String, Long> verdicts = verdicts("rowingdata-4x1km_corrected");
        assertEquals(210, verdicts.get("SUSPECT " + Reason.FLAT));
        assertEquals(292, verdicts.get("INVALID " + Reason.FLAT));
    }

    @Test
    void cleanRecordingsHaveNothingInvalid() {
        List<String> faulty = List.of("flagged-hr", "downhill", "rowingdata");
        for (String name : Recordings.names()) {
            if (faulty.stream().noneMatch(name::contains)) {
                assertTrue(verdicts(name).keySet().stream().noneMatch(key -> key.startsWith("INVALID")), name);
            }
        }
    }

    private static Map<String, Long> verdicts(String name) {
        return Trace.of(Recordings.samples(name).stream().sorted().toList()).stream()
                .collect(Collectors.groupingBy(
                        judged -> judged.quality() + " " + judged.reason(), Collectors.counting()));
    }
}
