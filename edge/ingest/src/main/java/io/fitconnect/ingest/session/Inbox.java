package io.fitconnect.ingest.session;

import io.fitconnect.ingest.log.SampleLog.Outcome;
import io.fitconnect.ingest.progress.ProgressStore;
import io.smallrye.mutiny.helpers.queues.Queues;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Outcomes on their way to the sessions of one event loop: one task for all that came meanwhile, one write of their
 * positions, and one task for telling their clients.
 */
final class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final Executor loop;
    private final ProgressStore progress;
    private final Queue<Pending> arrived = Queues.createMpscQueue();
    private final AtomicBoolean called = new AtomicBoolean();

    Inbox(Executor loop, ProgressStore progress) {
        this.loop = loop;
        this.progress = progress;
    }

    /** Any thread. */
    void deliver(Pending pending) {
        arrived.add(pending);
        if (!called.get() && called.compareAndSet(false, true)) {
            onLoop(this::empty);
        }
    }

    /** Durable: the position is kept first, then the client is told. */
    private void empty() {
        called.set(false);
        List<Pending> settled = new ArrayList<>();
        for (Pending next = arrived.poll(); next != null; next = arrived.poll()) {
            Pending pending = next;
            guarded(() -> {
                switch (pending.outcome()) {
                    case Outcome.Durable durable -> {
                        pending.ledger().settle(pending);
                        settled.add(pending);
                    }
                    case Outcome.Lost lost -> pending.ledger().close(pending);
                }
            });
        }
        if (!settled.isEmpty()) {
            progress.written().subscribe().with(written -> onLoop(() -> tell(settled)));
        }
    }

    private void tell(List<Pending> settled) {
        for (Pending pending : settled) {
            guarded(() -> pending.ledger().tell(pending));
        }
        for (Pending pending : settled) {
            guarded(pending.ledger()::flush);
        }
    }

    private void onLoop(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException stopped) {
            // the server is down and its connections with it
        }
    }

    /** One session's trouble is not its neighbours'. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException broken) {
            LOG.error("a session's outcome could not be handled", broken);
        }
    }
}
