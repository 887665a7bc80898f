package io.fitconnect.bench.ingest;

import io.fitconnect.measure.Figures;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Kafka's producer test on a topic laid out as the samples' is, acks=all, batching as the edge does. Its records have no
 * key, and it would fill one partition after the other; round robin spreads them as the athletes' keys do.
 */
final class Producer implements AutoCloseable {
    private static final String TOPIC = "bench.peer.v1";
    private static final int PARTITIONS = 6;
    private static final int WARM_RECORDS = 1_500_000;
    private static final int WARM_BYTES = 100;
    private static final int LEAD_SECONDS = 3;
    /** More than this pair of processes can do; the test is told how many records to send, not for how long. */
    private static final int MOST_BYTES_A_SECOND = 300_000_000;

    private final Site site;
    private final Records records;
    private final Worker tool;
    private final double most;

    Producer(Site site, Records records) throws Exception {
        this.site = site;
        this.records = records;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", site.kafka()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        tool = site.java(
                Producing.class,
                TOPIC,
                "bootstrap.servers=" + site.kafka(),
                "acks=all",
                "linger.ms=" + Batching.LINGER_MILLIS,
                "batch.size=" + Batching.BATCH_BYTES,
                "partitioner.class=org.apache.kafka.clients.producer.RoundRobinPartitioner");
        tell(WARM_RECORDS, WARM_BYTES, -1);
        tool.await("done");
        tell(WARM_RECORDS, WARM_BYTES, -1);
        most = WARM_RECORDS / Double.parseDouble(tool.await("done"));
    }

    /** @param bytes a record */
    Figures run(Load load, int bytes) throws Exception {
        double rate =
                load.throughput() > 0 ? load.throughput() : Math.min(most * 1.2, MOST_BYTES_A_SECOND / (double) bytes);
        tell((long) (rate * (load.seconds() + LEAD_SECONDS + 2)), bytes, load.throughput());
        Thread.sleep(LEAD_SECONDS * 1_000L);
        long before = records.written(TOPIC);
        Spent spent = new Spent().with("producer", tool.pid()).with("broker", site.kafkaPid());
        long start = System.nanoTime();
        Thread.sleep(load.seconds() * 1_000L);
        double written = records.written(TOPIC) - before;
        Figures figures = spent.perMillion(written).put("records/s", written / (System.nanoTime() - start) * 1e9);
        tool.await("done");
        return figures;
    }

    private void tell(long count, int bytes, int throughput) throws Exception {
        tool.tell(count + " " + bytes + " " + throughput);
    }

    @Override
    public void close() throws Exception {
        tool.close();
    }
}
