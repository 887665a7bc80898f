package io.fitconnect.ingest.session;

import io.fitconnect.ingest.progress.ProgressStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** The inbox of each event loop. */
public final class Inboxes {

    private final ProgressStore progress;
    private final Map<Executor, Inbox> byLoop = new ConcurrentHashMap<>();

    public Inboxes(ProgressStore progress) {
        this.progress = progress;
    }

    Inbox of(Executor loop) {
        return byLoop.computeIfAbsent(loop, each -> new Inbox(each, progress));
    }
}
