package io.fitconnect.sockets;

/** Close codes in use: those of RFC 6455 and the platform's own (4xxx mirror HTTP statuses). */
public final class CloseCode {

    public static final int NORMAL = 1000;
    public static final int PROTOCOL_ERROR = 1002;
    public static final int UNSUPPORTED = 1003;
    public static final int NOT_UTF8 = 1007;
    public static final int TOO_BIG = 1009;
    public static final int INTERNAL = 1011;
    /** Reconnect at once. */
    public static final int RESTARTING = 1012;
    /** Reconnect after a while. */
    public static final int TRY_LATER = 1013;

    public static final int MALFORMED = 4400;
    public static final int NOT_AUTHENTICATED = 4401;
    public static final int NOT_ALLOWED = 4403;
    public static final int TOO_SLOW = 4408;
    public static final int TAKEN_OVER = 4409;
    public static final int TOO_MANY = 4429;

    private CloseCode() {}
}
