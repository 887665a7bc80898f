package io.fitconnect.training.load;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a session's newest summary says of its load.
 *
 * @param sessionId its UUID
 * @param durationS from the first sample to the newest, pauses included
 * @param trimp Banister's, per sample; 0: no heart rate
 * @param normalizedPowerW null: no power
 * @param flag why it is flagged; empty: it isn't
 * @param female false: male, or not told
 * @param ftpW as it was known when the session was; null: not told
 */
public record Session(
        String sessionId,
        long startMs,
        double durationS,
        double trimp,
        @Nullable Double normalizedPowerW,
        String flag,
        boolean female,
        @Nullable Double ftpW) {

    /** The day on which it began, in UTC. */
    public LocalDate day() {
        return Instant.ofEpochMilli(startMs).atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
