package io.fitconnect.streams.topology.session;

import io.fitconnect.proto.internal.training.v1.TrainingClass;
import io.fitconnect.streams.coaching.Plan;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The plan of a session's class as it was last looked up; made anew only when the class has changed. */
final class ClassPlan implements Supplier<Plan> {
    private @Nullable TrainingClass training;
    private Plan plan = Plan.NONE;

    void update(@Nullable TrainingClass current) {
        if (current == null) {
            training = null;
            plan = Plan.NONE;
        } else if (current != training && !current.equals(training)) {
            training = current;
            plan = Plan.of(current);
        }
    }

    @Override
    public Plan get() {
        return plan;
    }
}
