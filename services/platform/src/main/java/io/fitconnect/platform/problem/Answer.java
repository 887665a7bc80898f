package io.fitconnect.platform.problem;

import java.util.function.Function;

/** A decision's outcome: what was asked for, or why not. */
public sealed interface Answer<T> {

    record Given<T>(T value) implements Answer<T> {}

    record Refused<T>(Refusal refusal) implements Answer<T> {}

    static <T> Answer<T> given(T value) {
        return new Given<>(value);
    }

    static <T> Answer<T> refused(ProblemCode code, String detail) {
        return new Refused<>(Refusal.of(code, detail));
    }

    /** The value, or a {@link RefusedException} for the HTTP boundary to answer. */
    default T orThrow() {
        return switch (this) {
            case Given<T>(T value) -> value;
            case Refused<T>(Refusal refusal) -> throw new RefusedException(refusal);
        };
    }

    default <R> Answer<R> map(Function<T, R> step) {
        return switch (this) {
            case Given<T>(T value) -> new Given<>(step.apply(value));
            case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
        };
    }
}
