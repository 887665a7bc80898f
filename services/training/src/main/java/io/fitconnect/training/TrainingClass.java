package io.fitconnect.training;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.ClassId;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import java.util.List;

/**
 * A class as it stands.
 *
 * @param version number of its changes; bookings are none
 * @param coachId the token's subject that made it
 */
record TrainingClass(
        ClassId classId, long version, AthleteId coachId, ClassState state, Plan plan, Seats seats, long updatedMs) {

    /** Stands where an id was. */
    private static final AthleteId ERASED = new AthleteId("erased");

    String title() {
        return plan.title();
    }

    List<Block> blocks() {
        return plan.blocks();
    }

    /** Changes with the class and with its bookings. */
    String etag() {
        return "\"" + version + "-" + seats.turns() + "\"";
    }

    /** RFC 9110, section 13.1.1, but for bookings in between: they are no change of what a coach edits. */
    boolean matches(String etags) {
        return List.of(etags.strip().split("\\s*,\\s*")).stream()
                .anyMatch(etag -> etag.equals("*") || etag.matches("\"" + version + "-\\d+\""));
    }

    TrainingClass become(ClassState next, long nowMs) {
        return new TrainingClass(classId, version + 1, coachId, next, plan, seats, nowMs);
    }

    TrainingClass with(Seats others) {
        return new TrainingClass(classId, version, coachId, state, plan, others, updatedMs);
    }

    /** Of a coach whose data was deleted: from now on only administrators lead it. */
    TrainingClass withoutCoach(long nowMs) {
        return new TrainingClass(classId, version + 1, ERASED, state, plan, seats, nowMs);
    }

    /** A class can be planned anew until it starts. */
    Answer<TrainingClass> replan(Plan next, long nowMs) {
        return switch (state) {
            case ClassState.Scheduled() -> Answer.given(changed(next, nowMs));
            case ClassState.Running running ->
                Answer.refused(ProblemCode.CLASS_STARTED, "Only the blocks of a running class can be changed.");
            case ClassState.Ended ended -> Answer.refused(ProblemCode.CLASS_ENDED, "The class is over.");
        };
    }

    /** Its blocks can be changed until it ends: the streams lay them on the clock anew, from its start. */
    Answer<TrainingClass> retarget(List<Block> blocks, long nowMs) {
        return state instanceof ClassState.Ended
                ? Answer.refused(ProblemCode.CLASS_ENDED, "The class is over.")
                : Answer.given(changed(plan.with(blocks), nowMs));
    }

    private TrainingClass changed(Plan next, long nowMs) {
        return next.equals(plan) ? this : new TrainingClass(classId, version + 1, coachId, state, next, seats, nowMs);
    }
}
