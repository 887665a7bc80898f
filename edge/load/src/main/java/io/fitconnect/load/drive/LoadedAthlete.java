package io.fitconnect.load.drive;

import io.fitconnect.load.ingest.IngestClient;
import io.fitconnect.load.ingest.IngestEndpoint;
import io.fitconnect.load.ingest.IngestListener;
import io.fitconnect.load.ingest.IngestOptions;
import io.fitconnect.load.tokens.TokenSource;
import io.fitconnect.proto.ingest.v1.Refusal;
import io.fitconnect.proto.ingest.v1.Sample;
import io.vertx.core.Vertx;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One sending athlete. Its distance is the time since its start, at 1 m/s: so a viewer reads from the score on the board
 * when the newest sample behind it was sent.
 */
final class LoadedAthlete {
    private final String id;
    private final Gauges gauges;
    private final IngestClient client;
    private final AtomicLong seq = new AtomicLong();
    private volatile long startMs;

    LoadedAthlete(String id, String classId, Vertx vertx, IngestEndpoint endpoint, TokenSource tokens, Gauges gauges) {
        this.id = id;
        this.gauges = gauges;
        String token = tokens.token(id, "athlete");
        this.client = IngestClient.start(
                vertx,
                endpoint,
                IngestOptions.of(id, UUID.randomUUID(), () -> token).withClass(classId),
                listener());
    }

    String id() {
        return id;
    }

    IngestClient client() {
        return client;
    }

    /** Sends a sample of now. */
    void tick() {
        long now = System.currentTimeMillis();
        if (startMs == 0) {
            startMs = now;
        }
        long next = seq.incrementAndGet();
        Sample sample = Sample.newBuilder()
                .setSeq(next)
                .setTimeMs(now)
                .setHeartRateBpm(120 + (int) (next / 10 % 50))
                .setPowerW(150 + next % 40)
                .setCadenceRpm(85)
                .setSpeedMps(1)
                .setDistanceM((now - startMs) / 1000.0)
                .build();
        if (client.offer(sample)) {
            gauges.offered.increment();
        } else {
            seq.decrementAndGet();
            gauges.notTaken.increment();
        }
    }

    /** When the sample was sent that made this distance, ms since 1970. */
    double sentMs(double distanceM) {
        return startMs + distanceM * 1000;
    }

    private IngestListener listener() {
        return new IngestListener() {
            @Override
            public void settled(String athleteId, long settled, long waitedNanos) {
                gauges.acked.increment();
                if (gauges.counting && waitedNanos > 0) {
                    gauges.ack.add(waitedNanos / 1e6);
                }
            }

            @Override
            public void refused(Refusal refusal) {
                gauges.refused.increment();
            }

            @Override
            public void disconnected(String reason) {
                gauges.disconnects.increment();
            }
        };
    }
}
