package io.fitconnect.analytics.peaks;

import io.fitconnect.streams.quality.Judge;
import io.fitconnect.streams.quality.Judged;
import io.fitconnect.streams.quality.Quality;
import io.fitconnect.streams.quality.Sample;
import java.util.Arrays;
import java.util.List;

/**
 * A workout as one value a second. A sample counts until the next one, at most 5 s, else 1 s, as in the scores. Of heart
 * rates only those judged OK are taken.
 *
 * @param startMs device time of the first second, ms since 1970
 * @param heart bpm, NaN where there is none
 * @param power W, NaN where there is none
 * @param still no sensor told of movement, and there was a sample
 */
record SecondBySecond(long startMs, float[] heart, float[] power, boolean[] still) {
    /** Nobody trains longer without a pause that ends the session. */
    static final int MOST_SECONDS = 24 * 3_600;

    /**
     * Not the athlete's own HRmax, which judges what is above it as unlikely: then a higher one could never be seen. 220
     * is what Fox's formula (220 - age, 1971) gives for nobody alive.
     */
    private static final double HIGHEST_HR_MAX_BPM = 220;

    private static final long LONGEST_MS = 5_000;
    private static final long ALONE_MS = 1_000;
    /** m/s: a receiver's position wanders this fast. */
    private static final float STANDING_MPS = 0.5f;

    /** Of samples in any order. */
    static SecondBySecond of(List<Sample> samples) {
        Sample[] ordered = samples.toArray(Sample[]::new);
        Arrays.sort(ordered);
        long startMs = ordered.length == 0 ? 0 : ordered[0].timeMs();
        long lengthMs = ordered.length == 0 ? 0 : ordered[ordered.length - 1].timeMs() - startMs + ALONE_MS;
        int seconds = (int) Math.clamp((lengthMs + 999) / 1_000, 0, MOST_SECONDS);
        SecondBySecond table =
                new SecondBySecond(startMs, new float[seconds], new float[seconds], new boolean[seconds]);
        Arrays.fill(table.heart, Float.NaN);
        Arrays.fill(table.power, Float.NaN);
        Judge judge = new Judge(HIGHEST_HR_MAX_BPM);
        for (int i = 0; i < ordered.length; i++) {
            long nextMs = i + 1 < ordered.length ? ordered[i + 1].timeMs() : Long.MAX_VALUE;
            long heldMs = nextMs - ordered[i].timeMs() <= LONGEST_MS ? nextMs - ordered[i].timeMs() : ALONE_MS;
            table.put(judge.judge(ordered[i]), heldMs);
        }
        return table;
    }

    int seconds() {
        return heart.length;
    }

    long atMs(int second) {
        return startMs + second * 1_000L;
    }

    private void put(Judged judged, long heldMs) {
        Sample sample = judged.sample();
        long fromMs = sample.timeMs() - startMs;
        int from = (int) Math.min(fromMs / 1_000, seconds());
        int until = (int) Math.min(Math.max((fromMs + heldMs) / 1_000, from + 1), seconds());
        boolean moving = sample.powerW() > 0 || sample.cadenceRpm() > 0 || sample.speedMps() > STANDING_MPS;
        for (int second = from; second < until; second++) {
            if (judged.speaksForHeart() && judged.quality() == Quality.OK) {
                heart[second] = sample.heartRateBpm();
            }
            if (judged.powerCounts()) {
                power[second] = Math.max(0, sample.powerW());
            }
            still[second] = !moving;
        }
    }
}
