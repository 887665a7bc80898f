package io.fitconnect.load.ingest;

/** The session can't go on: the platform refuses the client, or was out of reach for too long. */
public final class IngestException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int code;

    IngestException(int code, String message) {
        super(message);
        this.code = code;
    }

    /** The close code that ended it, see {@link io.fitconnect.load.link.LinkEnd}. */
    public int code() {
        return code;
    }
}
