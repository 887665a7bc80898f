package io.fitconnect.platform.problem;

import java.util.List;

/** An expected "no": why, in words, and which fields are to blame. */
public record Refusal(ProblemCode code, String detail, List<Violation> violations) {

    public Refusal {
        violations = List.copyOf(violations);
    }

    public static Refusal of(ProblemCode code, String detail) {
        return new Refusal(code, detail, List.of());
    }

    /** Refuses a request for its fields' values; the detail names every one of them. */
    public static Refusal invalid(List<Violation> violations) {
        String detail = String.join(
                "; ", violations.stream().map(v -> v.field() + " " + v.detail()).toList());
        return new Refusal(ProblemCode.REQUEST_INVALID, detail, violations);
    }

    public static Refusal invalid(String field, String code, String detail) {
        return invalid(List.of(new Violation(field, code, detail)));
    }
}
