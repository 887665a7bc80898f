package io.fitconnect.bench.ingest;

import io.fitconnect.measure.Contest;
import io.fitconnect.measure.Figures;
import io.fitconnect.stack.Ports;
import java.io.PrintWriter;

/**
 * Devices on WebSockets, a frame a sample, to Kafka's ack; beside it the same frames into a bare Vert.x server plus
 * Kafka's own producer test with records of the same size, the same linger and batch size, spread over the same number of
 * partitions. All processes stay up for all legs, and each is warmed by a flood before the first.
 */
final class SocketContest implements AutoCloseable {
    private static final String EDGE = "FitConnect ingest";
    private static final String BARE = "bare Vert.x + producer-perf";
    private static final String BARE_ACKING = "the same, an answer a frame";
    private static final String SUM = "all without redis, CPU s/M";
    private static final String RATE = "samples/s";
    private static final Load WARM = new Load(0, 64, 8);

    private final Site site;
    private final Records records;
    private final Producer producer;
    private final int recordBytes;
    private final Devices devices;
    private final int barePort = Ports.free();
    private final int ackingPort = Ports.free();
    private final Worker bare;
    private final Worker acking;
    private final PrintWriter out;

    SocketContest(Site site, int count, PrintWriter out) throws Exception {
        this.site = site;
        this.out = out;
        this.records = new Records(site.kafka());
        this.devices = Devices.build(site.root(), site.folder(), count, site.key());
        out.printf("warming %,d devices%n", count);
        out.flush();
        edge(WARM);
        edge(new Load(10 * count, 0, 10));
        Records.Shape shape = records.newest();
        out.printf("a record of one sample: %.0f bytes with its key%n", shape.bytes() / shape.samples());
        this.recordBytes = (int) Math.round(shape.bytes() / shape.samples());
        this.producer = new Producer(site, records);
        this.bare = site.java(BareSockets.class, String.valueOf(barePort), "1", "32");
        this.acking = site.java(BareSockets.class, String.valueOf(ackingPort), "1", "1");
        flood(bare, barePort, 32, WARM);
        flood(acking, ackingPort, 1, WARM);
    }

    /** Without the peers. */
    void alone(String title, Load load, int runs) throws Exception {
        new Contest(title, runs, out).with(EDGE, () -> edge(load)).run();
    }

    void run(String title, Load load, int runs) throws Exception {
        new Contest(title, runs, out)
                .with(EDGE, () -> edge(load))
                .with(BARE, () -> peers(bare, barePort, 32, load))
                .with(BARE_ACKING, () -> peers(acking, ackingPort, 1, load))
                .run()
                .compare(SUM, EDGE, BARE, "at most 1.3")
                .compare(SUM, EDGE, BARE_ACKING, "no target, for comparison");
    }

    private Figures edge(Load load) throws Exception {
        try (Worker generator = devices.connect(site.edgePort())) {
            generator.tell(load.command());
            generator.await("begin");
            Spent spent = new Spent()
                    .with("server", site.edgePid())
                    .with("broker", site.kafkaPid())
                    .with("redis", site.redisPid())
                    .with("generator", generator.pid());
            Sent sent = Sent.of(generator.await("end"));
            Figures figures = spent.perMillion(sent.acked());
            generator.await("idle");
            figures.put(SUM, figures.value("server") + figures.value("broker"))
                    .put("samples a record", records.newest().samples());
            return sent.putDelays(figures.put(RATE, sent.acked() / sent.seconds()));
        }
    }

    /** The server first, then the producer alone: each has the machine for itself, as much as it wants. */
    private Figures peers(Worker server, int port, int answerEvery, Load load) throws Exception {
        Figures figures = flood(server, port, answerEvery, load);
        Figures producing = producer.run(load, recordBytes);
        return figures.put("producer", producing.value("producer"))
                .put("broker", producing.value("broker"))
                .put("records/s of the producer", producing.value("records/s"))
                .put(SUM, figures.value("server") + producing.value("producer") + producing.value("broker"));
    }

    private Figures flood(Worker server, int port, int answerEvery, Load load) throws Exception {
        try (Worker generator = devices.connectBare(port, answerEvery)) {
            generator.tell(load.command());
            generator.await("begin");
            Spent spent = new Spent().with("server", server.pid()).with("generator", generator.pid());
            Sent sent = Sent.of(generator.await("end"));
            Figures figures = spent.perMillion(sent.samples());
            generator.await("idle");
            figures.put(RATE, sent.samples() / sent.seconds());
            return answerEvery == 1 ? sent.putDelays(figures) : figures;
        }
    }

    @Override
    public void close() throws Exception {
        bare.close();
        acking.close();
        producer.close();
        records.close();
    }
}
