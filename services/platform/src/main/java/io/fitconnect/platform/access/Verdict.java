package io.fitconnect.platform.access;

/** What the table says to a caller; the later, the better for the caller. */
public enum Verdict {
    DENIED,
    /** It depends on what the service has stored: the service decides. */
    UP_TO_THE_SERVICE,
    ALLOWED;

    static Verdict allowedIf(boolean condition) {
        return condition ? ALLOWED : DENIED;
    }
}
