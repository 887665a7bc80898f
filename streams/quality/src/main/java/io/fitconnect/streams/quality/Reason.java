package io.fitconnect.streams.quality;

/** Why a sample is not OK, or a session is flagged: stable codes, listed with their sources in the module's README. */
public final class Reason {
    /** Nothing to object to. */
    public static final String NONE = "";

    public static final String ABSENT = "heart-rate.absent";
    public static final String ZERO = "heart-rate.zero";
    public static final String OUT_OF_RANGE = "heart-rate.out-of-range";
    public static final String UNLIKELY = "heart-rate.unlikely";
    public static final String JUMP = "heart-rate.jump";
    public static final String FLAT = "heart-rate.flat";
    public static final String CADENCE_LOCK = "heart-rate.cadence-lock";
    public static final String BEATS_DIFFER = "heart-rate.beats-differ";
    public static final String CONTACT_LOST = "contact.lost";

    /** Session flags. */
    public static final String HEART_RATE_IMPLAUSIBLE = "heart-rate.implausible";

    public static final String HEART_RATE_MOSTLY_INVALID = "heart-rate.mostly-invalid";
    public static final String POWER_IMPLAUSIBLE = "power.implausible";
    public static final String SPEED_IMPLAUSIBLE = "speed.implausible";

    private Reason() {}
}
