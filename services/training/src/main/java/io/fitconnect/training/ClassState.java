package io.fitconnect.training;

import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;

/** Where a class stands; the methods are the legal transitions, each of them harmless when repeated. */
sealed interface ClassState {

    record Scheduled() implements ClassState {}

    record Running(long startedMs) implements ClassState {}

    record Ended(long startedMs, long endedMs) implements ClassState {}

    default Answer<ClassState> start(long nowMs) {
        return switch (this) {
            case Scheduled() -> Answer.given(new Running(nowMs));
            case Running running -> Answer.given(running);
            case Ended ended -> Answer.refused(ProblemCode.CLASS_ENDED, "A class cannot be started again.");
        };
    }

    default Answer<ClassState> end(long nowMs) {
        return switch (this) {
            case Scheduled() -> Answer.refused(ProblemCode.CLASS_NOT_STARTED, "Only a running class can be ended.");
            case Running(long startedMs) -> Answer.given(new Ended(startedMs, Math.max(startedMs, nowMs)));
            case Ended ended -> Answer.given(ended);
        };
    }

    /** As JSON and the table name it. */
    default String word() {
        return switch (this) {
            case Scheduled() -> "scheduled";
            case Running running -> "running";
            case Ended ended -> "ended";
        };
    }

    /** 0: not yet. */
    default long startMs() {
        return switch (this) {
            case Scheduled() -> 0;
            case Running(long startedMs) -> startedMs;
            case Ended(long startedMs, long endedMs) -> startedMs;
        };
    }

    /** 0: not yet. */
    default long endMs() {
        return this instanceof Ended(long startedMs, long endedMs) ? endedMs : 0;
    }

    static ClassState of(String word, long startedMs, long endedMs) {
        return switch (word) {
            case "scheduled" -> new Scheduled();
            case "running" -> new Running(startedMs);
            case "ended" -> new Ended(startedMs, endedMs);
            default -> throw new IllegalArgumentException("class state " + word);
        };
    }
}
