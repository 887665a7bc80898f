package io.fitconnect.load.replay;

import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.recording.Recording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** When each sample of a recording is sent: in recorded order and pace, but for the faults asked for. */
final class Timeline {
    private static final long SHUFFLE_MS = 10_000;
    private static final long DUPLICATE_MS = 10_000;

    private Timeline() {}

    /**
     * One sending.
     *
     * @param dueMs on the recording's clock: divide by the speed for the wall clock
     */
    record Sending(long dueMs, Sample sample) {}

    static List<Sending> of(Recording recording, Instant start, Faults faults) {
        Random random = new Random(faults.seed());
        List<Sending> sendings = new ArrayList<>();
        for (Sample recorded : recording.samples()) {
            long offset = recorded.getTimeMs();
            Sample sample = recorded.toBuilder()
                    .setTimeMs(start.toEpochMilli() + offset)
                    .build();
            long due = delayed(offset, faults, random);
            sendings.add(new Sending(due, sample));
            if (random.nextDouble() < faults.duplicate()) {
                sendings.add(new Sending(due + 1 + random.nextLong(DUPLICATE_MS), sample));
            }
        }
        // Stable: samples of the same time keep the file's order.
        sendings.sort(Comparator.comparingLong(Sending::dueMs));
        return sendings;
    }

    /** Only ever later than recorded, so nothing is from the future. */
    private static long delayed(long offset, Faults faults, Random random) {
        long due = offset;
        if (faults.shuffle()) {
            long windowEnd = (offset / SHUFFLE_MS + 1) * SHUFFLE_MS;
            due = offset + random.nextLong(windowEnd - offset);
        }
        if (random.nextDouble() < faults.late()) {
            due += 1 + random.nextLong(Math.max(1, faults.lateBy().toMillis()));
        }
        return due;
    }
}
