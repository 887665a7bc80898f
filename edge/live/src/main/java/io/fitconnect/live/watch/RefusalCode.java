package io.fitconnect.live.watch;

/** Every reason to refuse a frame, with its stable code, the HTTP status of it, and whether asking again may help. */
public enum RefusalCode {
    FRAME_MALFORMED("frame.malformed", 400, false),
    BOARD_MALFORMED("board.malformed", 400, false),
    METRIC_UNKNOWN("metric.unknown", 404, false),
    WINDOW_MALFORMED("window.malformed", 400, false),
    WINDOW_TOO_LARGE("window.too-large", 400, false),
    RATE_MALFORMED("rate.malformed", 400, false),
    SUBSCRIPTION_MALFORMED("subscription.malformed", 400, false),
    SUBSCRIPTION_DUPLICATE("subscription.duplicate", 409, false),
    SUBSCRIPTION_TOO_MANY("subscription.too-many", 429, false),
    SUBSCRIPTION_UNKNOWN("subscription.unknown", 404, false),
    WALL_FORBIDDEN("wall.forbidden", 403, false),
    BOARD_UNAVAILABLE("board.unavailable", 503, true),
    NODE_FULL("node.full", 503, true);

    private final String code;
    private final int httpStatus;
    private final boolean retryHelps;

    RefusalCode(String code, int httpStatus, boolean retryHelps) {
        this.code = code;
        this.httpStatus = httpStatus;
        this.retryHelps = retryHelps;
    }

    public String code() {
        return code;
    }

    public int httpStatus() {
        return httpStatus;
    }

    public boolean retryHelps() {
        return retryHelps;
    }
}
