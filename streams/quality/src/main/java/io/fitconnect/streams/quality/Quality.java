package io.fitconnect.streams.quality;

/** How far a sample's heart rate can be believed. */
public enum Quality {
    /** No rule objects. */
    OK,
    /** A soft limit was passed: counts, and is shown as doubtful. */
    SUSPECT,
    /** A hard limit was passed: doesn't count. */
    INVALID,
    /** The sensor gave nothing: doesn't count. */
    MISSING;

    /** True when the sample's second counts in every heart-rate figure. */
    public boolean counts() {
        return this == OK || this == SUSPECT;
    }
}
