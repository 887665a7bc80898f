package io.fitconnect.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A class as the one who asks may see it.
 *
 * @param coachId only for its coach and administrators
 * @param state scheduled, running or ended
 * @param startedMs ms since 1970; null: not yet
 * @param endedMs ms since 1970; null: not yet
 * @param startsAtMs when it is meant to start, ms since 1970; null: not said
 * @param capacity places; null: as many as come
 * @param booked how many have a place
 * @param waiting how many wait for one
 * @param boards ids of its boards, one a metric
 */
@Schema(name = "Class")
record ClassView(
        String classId,
        String title,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String coachId,
        String state,
        @Nullable Long startedMs,
        @Nullable Long endedMs,
        @Nullable Long startsAtMs,
        @Nullable Integer capacity,
        int booked,
        int waiting,
        List<Block> blocks,
        List<String> boards) {
    private static final List<String> METRICS = List.of("effort", "reps", "distance", "energy", "work");

    static ClassView of(TrainingClass it, Optional<Caller> caller) {
        boolean insider =
                caller.filter(c -> c.is(it.coachId()) || c.hasAny(Role.ADMIN)).isPresent();
        return new ClassView(
                it.classId().value(),
                it.title(),
                insider ? it.coachId().value() : null,
                it.state().word(),
                orNull(it.state().startMs()),
                orNull(it.state().endMs()),
                it.plan().startsAtMs(),
                it.plan().capacity(),
                it.seats().booked(),
                it.seats().waiting(),
                it.blocks(),
                boards(it));
    }

    private static @Nullable Long orNull(long ms) {
        return ms == 0 ? null : ms;
    }

    private static List<String> boards(TrainingClass it) {
        return METRICS.stream()
                .map(metric -> "class/" + it.classId() + "/" + metric)
                .toList();
    }
}
