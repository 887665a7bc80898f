package io.fitconnect.competition.ruling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fitconnect.competition.contest.Metric;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.streams.effort.Parameters;
import io.fitconnect.streams.quality.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a replay finds in samples as the history gives them. */
class ReplayTest {
    private static final Parameters ATHLETE =
            Parameters.of(Profile.newBuilder().setHrMax(190).build(), 0);
    private static final long AFTER_ALL = 1_000_000;

    @Test
    void aMinuteInZoneThreeIsThreePointsInAnyOrder() throws Exception {
        List<Sample> samples = ride(60, 150, "");
        Collections.reverse(samples);
        ReplayReport report = report(samples, 3, 60, AFTER_ALL, 0, 0);
        assertEquals(3, report.score(), 1e-9);
        assertTrue(report.reproduces());
        assertFalse(report.upholds(Rule.SCORE));
    }

    @Test
    void aScoreThatTheSamplesDoNotGiveIsUpheldAgainst() throws Exception {
        assertTrue(report(ride(60, 150, ""), 3.5, 60, AFTER_ALL, 0, 0).upholds(Rule.SCORE));
        assertTrue(report(ride(60, 150, ""), 3, 61, AFTER_ALL, 0, 0).upholds(Rule.SCORE), "a sample is missing");
    }

    @Test
    void onlySamplesBeforeTheEndAndOutsideTheRangeAreLeft() throws Exception {
        ReplayReport report = report(ride(60, 150, ""), 3, 60, 31_000, 11, 20);
        assertEquals(30 * 3 / 60.0, report.scoreInWindow(), 1e-9);
        assertTrue(report.scoreWithoutRange() < report.scoreInWindow());
    }

    @Test
    void plausibleSamplesOverturnAndVoidOnesUphold() throws Exception {
        ReplayReport fair = report(ride(60, 150, ""), 3, 60, AFTER_ALL, 1, 60);
        assertEquals(60, fair.rangeOk());
        assertFalse(fair.upholds(Rule.SIGNAL));

        List<Sample> broken = ride(60, 150, ",\"powerW\":4000");
        ReplayReport report = report(broken, 3, 60, AFTER_ALL, 1, 60);
        assertEquals(60, report.rangeInvalid());
        assertTrue(report.upholds(Rule.SIGNAL));
        assertTrue(report(ride(60, 150, ""), 3, 60, AFTER_ALL, 500, 600).upholds(Rule.SIGNAL), "nothing there");
    }

    private static ReplayReport report(
            List<Sample> samples, double stood, long stoodSamples, long endMs, long from, long to) {
        StoredWorkout workout = new StoredWorkout(stoodSamples, 0, 190, stood, 0, 0, 0, 0);
        return new Replay(Metric.EFFORT, ATHLETE, samples).report(workout, endMs, from, to);
    }

    private static List<Sample> ride(int seconds, int bpm, String more) throws Exception {
        return new ArrayList<>(StoredSamples.of(samples(seconds, bpm, more)));
    }

    /** At 1 Hz, the heart rate alternating a little, seq n at n seconds. */
    static JsonNode samples(int seconds, int bpm, String more) throws Exception {
        List<String> lines = new ArrayList<>();
        for (int seq = 1; seq <= seconds; seq++) {
            lines.add("{\"seq\":%d,\"timeMs\":%d,\"receivedMs\":1,\"heartRateBpm\":%d%s}"
                    .formatted(seq, seq * 1000, bpm + seq % 2, more));
        }
        return new ObjectMapper().readTree("[" + String.join(",", lines) + "]");
    }
}
