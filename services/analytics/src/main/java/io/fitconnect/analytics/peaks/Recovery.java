package io.fitconnect.analytics.peaks;

import java.util.Optional;

/**
 * Heart-rate recovery (HRR60): by how much the heart slowed down in the minute after the hardest effort, bpm (Cole 1999, N
 * Engl J Med 341:1351). Nobody tells when an effort ends; taken is the largest fall that begins within 5 % of the workout's
 * highest heart rate, which is our choice. A trend over weeks, no diagnosis.
 *
 * @param dropBpm fromBpm less toBpm, over 0
 * @param fromBpm at the end of the effort
 * @param toBpm so many seconds later
 * @param atMs end of the effort, device time, ms since 1970
 * @param seconds after which toBpm was
 */
record Recovery(int dropBpm, int fromBpm, int toBpm, long atMs, int seconds) {
    private static final int SECONDS = 60;
    private static final double NEAR_HIGHEST = 0.95;

    /** Empty when no heart rate is there a minute after the highest ones, or it was no lower. */
    static Optional<Recovery> of(SecondBySecond table) {
        float highest = 0;
        for (float bpm : table.heart()) {
            highest = bpm > highest ? bpm : highest;
        }
        Recovery best = null;
        for (int second = 0; second + SECONDS < table.seconds(); second++) {
            float from = table.heart()[second];
            float to = table.heart()[second + SECONDS];
            // NaN is not above anything.
            if (from >= NEAR_HIGHEST * highest && from - to > (best == null ? 0 : best.dropBpm())) {
                best = new Recovery(
                        Math.round(from - to), Math.round(from), Math.round(to), table.atMs(second), SECONDS);
            }
        }
        return Optional.ofNullable(best);
    }
}
