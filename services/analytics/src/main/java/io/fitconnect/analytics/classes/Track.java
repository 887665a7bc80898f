package io.fitconnect.analytics.classes;

import java.util.ArrayList;
import java.util.List;

/**
 * One athlete's scores over a class: of each second the last, and only what changed. With more points than it may have it
 * thins itself out, by steps twice as long each time. Not for several threads.
 */
final class Track {
    private static final double TENTHS = 10;

    private final long startMs;
    private final int most;
    private List<PointTable.Point> points = new ArrayList<>();
    private long stepMs = 1_000;

    /**
     * A track without points.
     *
     * @param startMs what times are counted from, ms since 1970; there may be earlier points
     * @param most points at most, 1 or more
     */
    Track(long startMs, int most) {
        this.startMs = startMs;
        this.most = most;
    }

    /** Takes points in the order of their times. */
    Track add(PointTable.Point point) {
        put(point);
        while (points.size() > most) {
            stepMs *= 2;
            List<PointTable.Point> all = points;
            points = new ArrayList<>();
            all.forEach(this::put);
        }
        return this;
    }

    /** Seconds that a point stands for at least. */
    int stepS() {
        return (int) (stepMs / 1_000);
    }

    /** Each [seconds since the start in tenths, score]; rising times. */
    List<double[]> points() {
        return points.stream()
                .map(point ->
                        new double[] {Math.round((point.timeMs() - startMs) / 1_000.0 * TENTHS) / TENTHS, point.score()
                        })
                .toList();
    }

    private void put(PointTable.Point point) {
        boolean sameStep = !points.isEmpty() && step(points.getLast()) == step(point);
        if (sameStep) {
            points.removeLast();
        }
        if (points.isEmpty() || points.getLast().score() != point.score()) {
            points.add(point);
        }
    }

    private long step(PointTable.Point point) {
        return Math.floorDiv(point.timeMs() - startMs, stepMs);
    }
}
