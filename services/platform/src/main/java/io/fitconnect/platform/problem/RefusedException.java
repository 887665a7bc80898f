package io.fitconnect.platform.problem;

/** Carries a refusal out of a pipeline to the one place that answers it. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        // No stack trace: a refusal is an answer, not a fault.
        super(refusal.code().code() + ": " + refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    public RefusedException(ProblemCode code, String detail) {
        this(Refusal.of(code, detail));
    }

    public Refusal refusal() {
        return refusal;
    }
}
