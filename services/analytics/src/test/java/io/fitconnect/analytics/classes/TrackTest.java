package io.fitconnect.analytics.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.analytics.classes.PointTable.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackTest {
    private static final long START_MS = 1_790_000_000_000L;

    @Test
    void onlyChangesAreKeptAndOfASecondTheLast() {
        Track track = new Track(START_MS, 100);
        track.add(at(-1_500, 0.1))
                .add(at(100, 0.5))
                .add(at(900, 0.7))
                .add(at(1_100, 0.7))
                .add(at(2_000, 1));
        assertEquals(List.of("-1.5 0.1", "0.9 0.7", "2.0 1.0"), told(track));
        assertEquals(1, track.stepS());
    }

    @Test
    void aCorrectionWithinASecondThatChangesNothingLeavesTheEarlierPoint() {
        Track track = new Track(START_MS, 100);
        track.add(at(0, 1)).add(at(1_000, 2)).add(at(1_500, 1));
        assertEquals(List.of("0.0 1.0"), told(track));
    }

    @Test
    void aLongRideIsThinnedOutAndStillEndsWithItsFinalScore() {
        Track track = new Track(START_MS, 200);
        for (int second = 0; second < 5_000; second++) {
            track.add(at(second * 1_000L, second));
        }
        List<double[]> points = track.points();
        assertTrue(points.size() <= 200 && points.size() > 90, () -> points.size() + " points");
        assertEquals(4_999, points.getLast()[1]);
        assertEquals(4_999, points.getLast()[0]);
        assertEquals(32, track.stepS());
    }

    private static Point at(long afterMs, double score) {
        return new Point(START_MS + afterMs, score);
    }

    private static List<String> told(Track track) {
        return track.points().stream().map(it -> it[0] + " " + it[1]).toList();
    }
}
