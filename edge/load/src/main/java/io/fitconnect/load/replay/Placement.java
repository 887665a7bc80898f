package io.fitconnect.load.replay;

import io.fitconnect.recording.Recording;
import java.time.Duration;
import java.time.Instant;

/**
 * Where a recording's device times go on today's clock. Spacing is always as recorded, since scores depend on it.
 *
 * @param start device time of the first sample
 * @param note for people, when the times were moved although nobody asked; else empty
 */
public record Placement(Instant start, String note) {
    /** The platform takes 30 days; an hour less leaves room for the sending itself. */
    private static final Duration OLDEST = Duration.ofDays(30).minusHours(1);

    /**
     * Places a recording that is sent from now on at a speed.
     *
     * <p>At speed 1 the moved recording starts now and runs with the clock. Faster, it starts as far in the past as
     * needed for its end to meet the clock when its last sample is sent: nothing is ever from the future.
     *
     * @param shift true: move the times even if the platform would take them as they are
     * @param keep true: leave the times as they are even if the platform will refuse them
     */
    public static Placement of(Recording recording, Instant now, double speed, boolean shift, boolean keep) {
        Duration length = recording.duration();
        Duration sending = Duration.ofMillis((long) (length.toMillis() / speed));
        Instant moved = now.plus(sending).minus(length);
        if (recording.start().isEmpty() || shift) {
            return new Placement(moved, "");
        }
        Instant recorded = recording.start().get();
        if (keep || isTaken(recorded, length, now)) {
            return new Placement(recorded, "");
        }
        String why = recorded.isBefore(now.minus(OLDEST)) ? "is over 30 days old" : "lies in the future";
        return new Placement(
                moved, "recorded " + recorded + ", which " + why + ": device times moved to end when it is sent");
    }

    private static boolean isTaken(Instant recorded, Duration length, Instant now) {
        return recorded.isAfter(now.minus(OLDEST)) && !recorded.plus(length).isAfter(now);
    }
}
