package io.fitconnect.load.link;

/**
 * Why a connection ended.
 *
 * @param code a WebSocket close code; a gRPC status and an HTTP status come as the code that means the same
 * @param reason for people
 */
public record LinkEnd(int code, String reason) {
    public static final int NORMAL = 1000;
    /** Nothing was said: the peer or the network is gone. */
    public static final int ABNORMAL = 1006;

    public static final int RESTARTING = 1012;
    public static final int MALFORMED = 4400;
    public static final int NOT_AUTHENTICATED = 4401;
    public static final int NOT_ALLOWED = 4403;
    public static final int TAKEN_OVER = 4409;
    public static final int TOO_MANY = 4429;

    /** The close code that says what an HTTP status of a refused upgrade says. */
    static int ofHttpStatus(int status) {
        return switch (status) {
            case 400 -> MALFORMED;
            case 401 -> NOT_AUTHENTICATED;
            case 403 -> NOT_ALLOWED;
            case 429 -> TOO_MANY;
            default -> ABNORMAL;
        };
    }

    /** True when trying again with the same words can only end the same way. */
    public boolean isFinal() {
        return code == MALFORMED || code == NOT_AUTHENTICATED || code == NOT_ALLOWED || code == TAKEN_OVER;
    }
}
