package io.fitconnect.imports;

import java.util.List;

/**
 * What the ingest edge did with a workout.
 *
 * @param known samples that were settled before
 * @param refused samples that it did not take this time, by code
 */
record Outcome(long known, List<RefusedSamples> refused) {

    long refusedCount() {
        return refused.stream().mapToLong(RefusedSamples::count).sum();
    }
}
