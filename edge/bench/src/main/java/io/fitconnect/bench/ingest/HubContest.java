package io.fitconnect.bench.ingest;

import io.fitconnect.measure.Contest;
import io.fitconnect.measure.Figures;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Hubs on gRPC, batches of 100 samples, to Kafka's ack; beside it Kafka's producer test with acks=all and records of a
 * sample's size. The edge packs a batch into a record, the test has a record a sample: both are counted in samples. That
 * is what the contract asks for and what makes it cheaper; a second line has records of a batch's size.
 */
final class HubContest implements AutoCloseable {
    private static final String EDGE = "FitConnect ingest, gRPC";
    private static final String TOOL = "producer-perf, a record a sample";
    private static final String PACKED = "producer-perf, a record a batch";
    private static final String RATE = "samples/s";
    private static final int WINDOW_BATCHES = 16;
    private static final int WARM_SECONDS = 8;

    private final Site site;
    private final Records records;
    private final Producer producer;
    private final Worker hubs;
    private final PrintWriter out;
    private int batchBytes;

    HubContest(Site site, int count, PrintWriter out) throws Exception {
        this.site = site;
        this.out = out;
        this.records = new Records(site.kafka());
        this.producer = new Producer(site, records);
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tokens.add(site.key().token("hub-%02d".formatted(i), List.of("hub"), Duration.ofHours(6)));
        }
        Path file = Files.write(site.folder().resolve("hub-tokens"), tokens);
        this.hubs = site.java(Hubs.class, site.edgeGrpc(), file.toString());
        edge(WARM_SECONDS);
        Records.Shape shape = records.newest();
        batchBytes = (int) Math.round(shape.bytes());
        out.printf(
                "a record: %.0f samples, %.0f bytes; %.0f bytes a sample%n",
                shape.samples(), shape.bytes(), shape.bytes() / shape.samples());
    }

    void run(String title, int seconds, int runs) throws Exception {
        int sampleBytes = batchBytes / Hub.BATCH;
        new Contest(title, runs, out)
                .with(EDGE, () -> edge(seconds))
                .with(TOOL, () -> tool(seconds, sampleBytes, 1))
                .with(PACKED, () -> tool(seconds, batchBytes, Hub.BATCH))
                .run()
                .compare(RATE, EDGE, TOOL, "at least 0.5")
                .compare(RATE, EDGE, PACKED, "no target, for comparison");
    }

    private Figures edge(int seconds) throws Exception {
        hubs.tell("flood " + WINDOW_BATCHES + " " + seconds);
        hubs.await("begin");
        Spent spent = new Spent()
                .with("server", site.edgePid())
                .with("broker", site.kafkaPid())
                .with("redis", site.redisPid())
                .with("generator", hubs.pid());
        Sent sent = Sent.of(hubs.await("end"));
        Figures figures = spent.perMillion(sent.acked()).put(RATE, sent.acked() / sent.seconds());
        hubs.await("idle");
        return sent.putDelays(figures).put("samples a record", records.newest().samples());
    }

    private Figures tool(int seconds, int bytes, int samples) throws Exception {
        Figures run = producer.run(new Load(0, 0, seconds), bytes);
        return new Figures()
                .put("producer", run.value("producer") / samples)
                .put("broker", run.value("broker") / samples)
                .put(RATE, run.value("records/s") * samples);
    }

    @Override
    public void close() throws Exception {
        hubs.close();
        producer.close();
        records.close();
    }
}
