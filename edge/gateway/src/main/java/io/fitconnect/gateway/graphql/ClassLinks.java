package io.fitconnect.gateway.graphql;

import io.fitconnect.gateway.calls.Found;
import io.fitconnect.gateway.calls.TrainingClasses;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From what belongs to classes to the classes, each asked for once. */
final class ClassLinks {
    private ClassLinks() {}

    static <T> Uni<List<GymClass>> load(List<T> these, Function<T, @Nullable String> classId, TrainingClasses classes) {
        List<String> ids = these.stream()
                .map(classId)
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
            these.forEach(it -> linked.add(found.get(classId.apply(it))));
            return linked;
        });
    }
}
