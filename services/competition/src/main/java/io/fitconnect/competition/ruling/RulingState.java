package io.fitconnect.competition.ruling;

import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;

/** Where a disqualification stands; the methods are the legal transitions. Only an overturned one has no effect. */
sealed interface RulingState {

    record Standing(long ruledMs) implements RulingState {}

    record Appealed(long appealedMs) implements RulingState {}

    record Upheld(long settledMs) implements RulingState {}

    record Overturned(long settledMs) implements RulingState {}

    /** Harmless when repeated until it is settled: whoever got no answer asks again. */
    default Answer<RulingState> appeal(long nowMs) {
        return switch (this) {
            case Standing standing -> Answer.given(new Appealed(nowMs));
            case Appealed appealed -> Answer.given(appealed);
            case Upheld upheld -> settled();
            case Overturned overturned -> settled();
        };
    }

    default Answer<RulingState> settle(boolean upheld, long nowMs) {
        return switch (this) {
            case Standing standing -> Answer.refused(ProblemCode.RULING_SETTLED, "Nobody has appealed.");
            case Appealed appealed -> Answer.given(upheld ? new Upheld(nowMs) : new Overturned(nowMs));
            case Upheld it -> settled();
            case Overturned it -> settled();
        };
    }

    /** As JSON and the table name it. */
    default String word() {
        return switch (this) {
            case Standing standing -> "standing";
            case Appealed appealed -> "appealed";
            case Upheld upheld -> "upheld";
            case Overturned overturned -> "overturned";
        };
    }

    /** When it came to stand so, ms since 1970. */
    default long sinceMs() {
        return switch (this) {
            case Standing(long ms) -> ms;
            case Appealed(long ms) -> ms;
            case Upheld(long ms) -> ms;
            case Overturned(long ms) -> ms;
        };
    }

    static RulingState of(String word, long sinceMs) {
        return switch (word) {
            case "standing" -> new Standing(sinceMs);
            case "appealed" -> new Appealed(sinceMs);
            case "upheld" -> new Upheld(sinceMs);
            case "overturned" -> new Overturned(sinceMs);
            default -> throw new IllegalArgumentException("ruling state " + word);
        };
    }

    private static Answer<RulingState> settled() {
        return Answer.refused(ProblemCode.RULING_SETTLED, "It is decided.");
    }
}
