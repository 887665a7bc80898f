package io.fitconnect.live.window;

import io.fitconnect.proto.live.v1.ServerFrame;
import java.nio.charset.StandardCharsets;

/** The frames that carry a subscription's id, by their field in {@link ServerFrame}. */
public enum Kind {
    SNAPSHOT(ServerFrame.SNAPSHOT_FIELD_NUMBER, "snapshot"),
    DELTA(ServerFrame.DELTA_FIELD_NUMBER, "delta"),
    ENDED(ServerFrame.ENDED_FIELD_NUMBER, "ended"),
    WALL_SNAPSHOT(ServerFrame.WALL_SNAPSHOT_FIELD_NUMBER, "wallSnapshot"),
    WALL_DELTA(ServerFrame.WALL_DELTA_FIELD_NUMBER, "wallDelta"),
    WALL_CUE(ServerFrame.WALL_CUE_FIELD_NUMBER, "wallCue");

    private final String name;
    final int tag;
    final byte[] opening;

    Kind(int field, String name) {
        this.name = name;
        this.tag = field << 3 | 2;
        this.opening = ("{\"" + name + "\":{").getBytes(StandardCharsets.US_ASCII);
    }

    /** The field's name in JSON and the name of the server-sent event. */
    public String eventName() {
        return name;
    }
}
