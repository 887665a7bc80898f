package io.fitconnect.competition.contest;

import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;

/** Where a competition stands; the methods are the legal transitions, each of them harmless when repeated. */
public sealed interface CompetitionState {

    record Announced() implements CompetitionState {}

    record Running() implements CompetitionState {}

    record Ended(long endedMs) implements CompetitionState {}

    record Official(long endedMs, long officialMs) implements CompetitionState {}

    record Cancelled(long cancelledMs) implements CompetitionState {}

    /** What the clock makes of it. */
    default CompetitionState at(long nowMs, long startMs, long endMs) {
        return switch (this) {
            case Announced() -> nowMs >= endMs ? new Ended(nowMs) : nowMs >= startMs ? new Running() : this;
            case Running() -> nowMs >= endMs ? new Ended(nowMs) : this;
            case Ended ended -> ended;
            case Official official -> official;
            case Cancelled cancelled -> cancelled;
        };
    }

    /** Standings are out; a later time means that a ruling changed them. */
    default CompetitionState official(long officialMs) {
        return switch (this) {
            case Announced() -> this;
            case Running() -> this;
            case Ended(long endedMs) -> new Official(endedMs, officialMs);
            case Official(long endedMs, long before) -> new Official(endedMs, Math.max(before, officialMs));
            case Cancelled cancelled -> cancelled;
        };
    }

    default Answer<CompetitionState> cancel(long nowMs) {
        return switch (this) {
            case Announced() -> Answer.given(new Cancelled(nowMs));
            case Running() -> Answer.given(new Cancelled(nowMs));
            case Cancelled cancelled -> Answer.given(cancelled);
            case Ended ended -> over();
            case Official official -> over();
        };
    }

    /** Athletes may enter until the end: what they rode in the window before they entered counts. */
    default boolean takesEntries() {
        return this instanceof Announced || this instanceof Running;
    }

    /** As JSON and the table name it. */
    default String word() {
        return switch (this) {
            case Announced() -> "announced";
            case Running() -> "running";
            case Ended ended -> "ended";
            case Official official -> "official";
            case Cancelled cancelled -> "cancelled";
        };
    }

    /** When it was cancelled or its standings became official; 0: neither. */
    default long sinceMs() {
        return switch (this) {
            case Announced() -> 0;
            case Running() -> 0;
            case Ended ended -> 0;
            case Official(long endedMs, long officialMs) -> officialMs;
            case Cancelled(long cancelledMs) -> cancelledMs;
        };
    }

    /** 0: not yet. */
    default long endedMs() {
        return switch (this) {
            case Announced() -> 0;
            case Running() -> 0;
            case Ended(long endedMs) -> endedMs;
            case Official(long endedMs, long officialMs) -> endedMs;
            case Cancelled(long cancelledMs) -> cancelledMs;
        };
    }

    static CompetitionState of(String word, long sinceMs, long endedMs) {
        return switch (word) {
            case "announced" -> new Announced();
            case "running" -> new Running();
            case "ended" -> new Ended(endedMs);
            case "official" -> new Official(endedMs, sinceMs);
            case "cancelled" -> new Cancelled(sinceMs);
            default -> throw new IllegalArgumentException("competition state " + word);
        };
    }

    private static Answer<CompetitionState> over() {
        return Answer.refused(ProblemCode.COMPETITION_FIXED, "A competition that is over can't be cancelled.");
    }
}
