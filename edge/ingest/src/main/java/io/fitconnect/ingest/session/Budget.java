package io.fitconnect.ingest.session;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory for records that wait for Kafka, shared by all sessions. A record in hand is always charged, even beyond the
 * limit (its bytes are already there); whoever finds it used up stops reading and is called when half is free again.
 */
public final class Budget {

    private final long limitBytes;
    private final AtomicLong used = new AtomicLong();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    public Budget(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    void charge(long bytes) {
        used.addAndGet(bytes);
    }

    void release(long bytes) {
        if (used.addAndGet(-bytes) <= limitBytes / 2) {
            wake();
        }
    }

    boolean exhausted() {
        return used.get() >= limitBytes;
    }

    /** Runs the task, once, when there is room, maybe at once; on any thread. One entry a paused session at most. */
    void whenRoom(Runnable task) {
        waiting.add(task);
        if (used.get() <= limitBytes / 2) {
            wake();
        }
    }

    public long usedBytes() {
        return used.get();
    }

    public long limitBytes() {
        return limitBytes;
    }

    private void wake() {
        for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
            task.run();
        }
    }
}
