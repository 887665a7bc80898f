package io.fitconnect.gateway.graphql;

import io.fitconnect.gateway.calls.Found;
import io.fitconnect.gateway.calls.TrainingClasses;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From workouts to their classes, each class asked for once. */
final class ClassLinks {
    private ClassLinks() {}

    static Uni<List<GymClass>> load(List<Workout> workouts, TrainingClasses classes) {
        List<String> ids = workouts.stream()
                .map(Workout::classId)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .distinct()
                .toList();
        return classes.classes(ids).map(answers -> {
            Map<String, @Nullable GymClass> found = new HashMap<>();
            for (int i = 0; i < ids.size(); i++) {
                found.put(ids.get(i), Found.orNull(answers.get(i).map(GymClass::of)));
            }
            List<GymClass> linked = new ArrayList<>();
            workouts.forEach(workout -> linked.add(workout.classId() == null ? null : found.get(workout.classId())));
            return linked;
        });
    }
}
