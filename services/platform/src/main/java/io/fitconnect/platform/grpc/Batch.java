package io.fitconnect.platform.grpc;

import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import java.util.List;

/** The bound of every batched read. */
public final class Batch {
    public static final int MOST = 200;

    private Batch() {}

    /** Refuses an empty batch and one of more than {@value #MOST}. */
    public static <T> List<T> bounded(String field, List<T> items) {
        if (items.isEmpty() || items.size() > MOST) {
            throw new RefusedException(Refusal.invalid(field, "value.range", "must be 1 to " + MOST));
        }
        return items;
    }
}
