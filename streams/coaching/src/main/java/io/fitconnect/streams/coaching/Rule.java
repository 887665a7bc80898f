package io.fitconnect.streams.coaching;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One thing a trainer looks out for. Depends on the samples it has seen and nothing else: no clock, no randomness. */
interface Rule {

    /** Earlier than any time, by more than any rest. */
    long NEVER = Long.MIN_VALUE / 2;

    /** Stable, such as "zone.over". */
    String name();

    /** After a cue of this rule there is no other for this long. */
    Duration rest();

    /**
     * What there is to say at this sample; the coach drops what comes within the rest time, so a rule that would go on
     * and on says nothing then.
     */
    @Nullable Advice apply(Moment moment);

    /** What there is to say when nothing has arrived for so long since the newest sample. */
    default @Nullable Advice silence(long silentMs) {
        return null;
    }

    /** An independent rule that stands where this one stands. */
    Rule copy();
}
