package io.fitconnect.load.replay;

import io.fitconnect.load.ingest.IngestClient;
import io.fitconnect.load.ingest.Settlement;
import io.fitconnect.recording.Recording;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One recording on its way through an {@link IngestClient}. */
public final class Replay {
    private final List<Timeline.Sending> sendings;
    private final double speed;
    private final AtomicInteger sent = new AtomicInteger();

    /**
     * @param start device time of the first sample, see {@link Placement}
     * @param speed recorded seconds a second; {@link Double#POSITIVE_INFINITY}: as fast as the platform takes them
     */
    public Replay(Recording recording, Instant start, double speed, Faults faults) {
        this.sendings = Timeline.of(recording, start, faults);
        this.speed = speed;
    }

    /** Sends everything at its time, says bye and waits until all is settled. Blocks: give it a thread of its own. */
    public Settlement run(IngestClient client) throws InterruptedException {
        send(client);
        return client.finish().join();
    }

    /** Sends everything at its time and leaves the session open. */
    public void send(IngestClient client) throws InterruptedException {
        long startNanos = System.nanoTime();
        for (Timeline.Sending sending : sendings) {
            long dueNanos = (long) (sending.dueMs() * 1_000_000d / speed);
            long waitNanos = dueNanos - (System.nanoTime() - startNanos);
            if (waitNanos > 0) {
                Thread.sleep(waitNanos / 1_000_000, (int) (waitNanos % 1_000_000));
            }
            client.send(sending.sample());
            sent.incrementAndGet();
        }
    }

    /** Sendings there are, duplicates included. */
    public int total() {
        return sendings.size();
    }

    public int sent() {
        return sent.get();
    }
}
