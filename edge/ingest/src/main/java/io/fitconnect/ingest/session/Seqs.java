package io.fitconnect.ingest.session;

import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The seqs of one entry in the order they were added: two longs while each is the one before plus one. */
final class Seqs {

    private long first;
    private long last;
    private int count;
    private long @Nullable [] all;

    void add(long seq) {
        if (count == 0) {
            first = seq;
        } else if (all != null || seq != last + 1) {
            spill(seq);
        }
        last = seq;
        count++;
    }

    int count() {
        return count;
    }

    void forEach(LongConsumer task) {
        for (int i = 0; i < count; i++) {
            task.accept(all == null ? first + i : all[i]);
        }
    }

    private void spill(long seq) {
        long[] kept = all;
        if (kept == null) {
            kept = new long[Math.max(8, 2 * count)];
            for (int i = 0; i < count; i++) {
                kept[i] = first + i;
            }
        } else if (kept.length == count) {
            kept = Arrays.copyOf(kept, 2 * count);
        }
        kept[count] = seq;
        all = kept;
    }
}
