package io.fitconnect.recording;

/** A file that gives no recording: what is wrong with it, for people and for programs. */
public final class RecordingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** It cannot be read as what it should be. */
        UNREADABLE,
        /** It can be read, and nothing was recorded in it. */
        EMPTY,
        /** More samples than anybody records, or more bytes once unpacked. */
        TOO_LONG
    }

    private final Reason reason;

    public RecordingException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    RecordingException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
