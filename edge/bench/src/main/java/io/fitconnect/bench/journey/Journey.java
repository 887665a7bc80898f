package io.fitconnect.bench.journey;

import io.fitconnect.bench.Ground;
import io.fitconnect.load.ingest.IngestEndpoint;
import io.fitconnect.measure.Figures;
import io.fitconnect.measure.Latencies;
import io.fitconnect.measure.Processes;
import io.fitconnect.stack.Deployable;
import io.fitconnect.stack.Service;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One class on a fresh platform: hubs send for all riders, viewers watch, everything is settled and compared.
 *
 * @param riders athletes, a sample a second each
 * @param hubs gRPC streams that speak for them
 * @param viewers besides the one that measures
 * @param viewHz their pace
 */
record Journey(int riders, int hubs, int viewers, double viewHz, Duration warmUp, Duration time) {
    private static final List<String> JVM =
            List.of("-Xms256m", "-Xmx1g", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");
    private static final Set<Service> SERVICES = Set.of(Service.KAFKA, Service.REDIS);

    Figures run() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (Ground ground = new Ground(SERVICES)) {
            Deployable ingest = ground.start("ingest", JVM);
            ground.start("streams", JVM);
            Deployable live = ground.start("live", JVM);
            return ride(vertx, ground, ingest, live);
        } finally {
            vertx.close();
        }
    }

    private Figures ride(Vertx vertx, Ground ground, Deployable ingest, Deployable live) throws Exception {
        String classId = "c" + UUID.randomUUID().toString().substring(0, 8);
        List<Rider> all = new ArrayList<>();
        Map<String, Rider> byId = new HashMap<>();
        for (int i = 0; i < riders; i++) {
            Rider rider = new Rider(i);
            all.add(rider);
            byId.put(rider.id(), rider);
        }
        Latencies acks = new Latencies();
        Latencies ages = new Latencies();
        List<HubStream> streams = new ArrayList<>();
        try (IngestEndpoint endpoint = IngestEndpoint.grpc(vertx, ingest.grpc());
                Audience audience = new Audience(vertx, live.base(), classId, viewers, viewHz, byId, ages)) {
            for (int hub = 0; hub < hubs; hub++) {
                var own = all.subList(hub * riders / hubs, (hub + 1) * riders / hubs);
                HubStream stream = new HubStream(vertx, "hub-" + hub, classId, own, acks);
                String token = ground.key().token("hub-" + hub, List.of("hub"), Duration.ofHours(1));
                stream.open(endpoint, token).get(30, TimeUnit.SECONDS);
                streams.add(stream);
            }
            until(audience::watch, Duration.ofSeconds(60));
            streams.forEach(HubStream::go);
            Thread.sleep(warmUp);
            acks.clear();
            ages.clear();
            Sums before = sums(streams, ground);
            long framesBefore = audience.frames();
            Thread.sleep(time);
            Sums after = sums(streams, ground);
            long frames = audience.frames() - framesBefore;
            long behind = after.sent - after.acked;
            Figures figures = figures(before, after, acks, ages);
            streams.forEach(HubStream::stop);
            for (HubStream stream : streams) {
                stream.bye().get(120, TimeUnit.SECONDS);
            }
            long lost = streams.stream().mapToLong(s -> s.sent() - s.acked()).sum();
            long wrong = Recompute.differences(vertx, live.base(), classId, all);
            return figures.put("frames/s", frames / seconds())
                    .put("in flight", behind)
                    .put(
                            "refused",
                            streams.stream().mapToLong(HubStream::refused).sum())
                    .put("not acked", lost)
                    .put("gaps", audience.gaps())
                    .put("wrong rows", wrong);
        }
    }

    private Figures figures(Sums before, Sums after, Latencies acks, Latencies ages) {
        double samples = after.sent - before.sent;
        Figures figures = new Figures()
                .put("samples/s", samples / seconds())
                .put("acked/s", (after.acked - before.acked) / seconds())
                .put("ack p99 ms", acks.percentile(0.99))
                .put("to viewer p50 ms", ages.percentile(0.5))
                .put("to viewer p99 ms", ages.percentile(0.99));
        after.cpu.forEach((name, cpu) ->
                figures.put(name + " CPU us", (cpu - before.cpu.getOrDefault(name, 0.0)) / samples * 1e6));
        return figures.put("cores", (after.total() - before.total()) / seconds());
    }

    private double seconds() {
        return time.toMillis() / 1000.0;
    }

    private record Sums(long sent, long acked, Map<String, Double> cpu) {
        double total() {
            return cpu.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    private static Sums sums(List<HubStream> streams, Ground ground) {
        Map<String, Double> cpu = ground.cpuSeconds();
        cpu.put("generator", Processes.cpuSeconds(ProcessHandle.current().pid()));
        return new Sums(
                streams.stream().mapToLong(HubStream::sent).sum(),
                streams.stream().mapToLong(HubStream::acked).sum(),
                cpu);
    }

    private static void until(BooleanSupplier condition, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the viewers' boards did not come within " + patience.toSeconds() + " s");
            }
            Thread.sleep(50);
        }
    }
}
