package io.fitconnect.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a coach decides about a class.
 *
 * @param startsAtMs when it is meant to start, ms since 1970; null: not said
 * @param capacity places, 1 to 10000; null: as many as come
 * @param blocks in order; empty: free
 */
record Plan(
        String title, @Nullable Long startsAtMs, @Nullable Integer capacity, List<Block> blocks) {

    Plan {
        blocks = List.copyOf(blocks);
    }

    Plan with(List<Block> others) {
        return new Plan(title, startsAtMs, capacity, others);
    }
}
