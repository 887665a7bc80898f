package io.fitconnect.training.programme;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fitconnect.training.Block;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where an athlete is in a programme.
 *
 * @param startDay first day of week 1
 * @param next number of the next session that is neither done nor past; absent: none
 * @param done how many sessions are done
 * @param due how many lie before today, or are done
 * @param adherence done of due; absent: none is due
 */
@Schema(name = "ProgrammeProgress")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Progress(
        String programmeId,
        String title,
        LocalDate startDay,
        @Nullable Integer next,
        int done,
        int due,
        @Nullable Double adherence,
        List<Step> sessions) {

    /**
     * A planned session and what became of it.
     *
     * @param number from 1
     * @param state done, missed (its day is over) or planned
     * @param sessionId of the workout that did it; absent: none
     */
    @Schema(name = "ProgrammeStep")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            int number,
            LocalDate day,
            String title,
            @Nullable String classId,
            List<Block> blocks,
            String state,
            @Nullable String sessionId) {}

    /**
     * What an athlete did of it: a session of the class that it plans, or one that the athlete says it was.
     *
     * @param byClass workout by class id
     * @param byNumber workout by the session's number
     */
    record Done(Map<String, String> byClass, Map<Integer, String> byNumber) {

        @Nullable String session(int number, Programme.Planned planned) {
            String told = byNumber.get(number);
            return told == null && planned.classId() != null ? byClass.get(planned.classId()) : told;
        }
    }

    static Progress of(Programme it, LocalDate startDay, Done did, LocalDate today) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < it.sessions().size(); i++) {
            steps.add(step(i + 1, it.sessions().get(i), startDay, did, today));
        }
        int done =
                (int) steps.stream().filter(step -> step.state().equals("done")).count();
        int due = (int)
                steps.stream().filter(step -> !step.state().equals("planned")).count();
        Integer next = steps.stream()
                .filter(step -> step.state().equals("planned"))
                .findFirst()
                .map(Step::number)
                .orElse(null);
        return new Progress(
                it.programmeId(), it.title(), startDay, next, done, due, due == 0 ? null : done / (double) due, steps);
    }

    private static Step step(int number, Programme.Planned it, LocalDate startDay, Done did, LocalDate today) {
        LocalDate day = startDay.plusDays(it.offset());
        String session = did.session(number, it);
        String state = session != null ? "done" : day.isBefore(today) ? "missed" : "planned";
        return new Step(number, day, it.title(), it.classId(), it.blocks(), state, session);
    }
}
