package io.fitconnect.ingest.log;

import org.jspecify.annotations.Nullable;

/**
 * One athlete's part of a session on its way to the log: what all of its records share, and the record that is being
 * put together. The latter belongs to the log's thread.
 */
public final class Lane {

    private final byte[] key;
    private final byte[] head;

    @Nullable Joined joining;

    /**
     * @param key of its records
     * @param head encoded fields of a SampleBatch that stand in front of each of its records
     */
    public Lane(byte[] key, byte[] head) {
        this.key = key;
        this.head = head;
    }

    byte[] key() {
        return key;
    }

    byte[] head() {
        return head;
    }
}
