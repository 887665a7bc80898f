package io.fitconnect.streams.topology.session;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what becomes of the classes, so that a task looks them up again only when something has changed. */
public final class ClassChanges {
    private final AtomicLong count = new AtomicLong();

    void changed() {
        count.incrementAndGet();
    }

    long count() {
        return count.get();
    }
}
