package io.fitconnect.streams.topology.session;

/** Names of the sinks that the session stage forwards to. */
public final class Sinks {
    public static final String STATE = "athlete-state-sink";
    public static final String SCORES = "session-scores-sink";
    public static final String ACTIVITY = "equipment-activity-sink";
    public static final String SUMMARIES = "workout-summaries-sink";
    public static final String CUES = "coaching-cues-sink";
    public static final String ERASURES = "athlete-erasures-sink";
    public static final String REFUSED = "telemetry-refused-sink";

    private Sinks() {}
}
