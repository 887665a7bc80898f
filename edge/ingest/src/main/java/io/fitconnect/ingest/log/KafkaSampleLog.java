package io.fitconnect.ingest.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The sample log in Kafka: acks from all in-sync replicas, idempotent producer.
 *
 * <p>{@code KafkaProducer.send} blocks while metadata is missing or its buffer is full, so one thread of its own calls it
 * and event loops only queue. The queue has no bound of its own: what may be in it is bounded by the sessions' budget,
 * and a session whose share is used up is not read.
 */
public final class KafkaSampleLog implements SampleLog {

    private static final Logger LOG = Logger.getLogger(KafkaSampleLog.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final int MIN_BUFFER = 4 << 20;
    private static final int MAX_BUFFER = 32 << 20;

    private record Entry(Topic topic, String key, byte[] value, Consumer<Outcome> done) {}

    private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
    private final Map<String, Object> settings;
    private final Thread sender;
    private final AtomicInteger unacknowledged = new AtomicInteger();
    private volatile long heardNanos = System.nanoTime();
    private volatile boolean stopping;
    private @Nullable Producer<byte[], byte[]> producer;

    /**
     * @param compression as Kafka's {@code compression.type}
     * @param giveUpAfter how long a record may wait for Kafka before it is lost
     */
    public KafkaSampleLog(String bootstrapServers, String compression, Duration giveUpAfter) {
        this.settings = Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "fitconnect-ingest"),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) giveUpAfter.toMillis()),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, giveUpAfter.toMillis()),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) Math.min(10_000, giveUpAfter.toMillis() / 2)),
                // a broker that was away is looked for every second, not after the default's growing pauses
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 5L),
                Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, buffer()));
        this.sender = new Thread(this::run, "ingest-log");
        this.sender.setDaemon(true);
    }

    public void start() {
        sender.start();
    }

    /** Gives what is queued a few seconds; the rest is lost, never acked, and its clients send it again. */
    public void stop() {
        stopping = true;
        sender.interrupt();
        try {
            sender.join(CLOSE_WITHIN.plusSeconds(2));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void append(Topic topic, String key, byte[] value, Consumer<Outcome> done) {
        if (unacknowledged.getAndIncrement() == 0) {
            heardNanos = System.nanoTime();
        }
        queue.add(new Entry(topic, key, value, done));
    }

    /** Records without an outcome. */
    public int unacknowledged() {
        return unacknowledged.get();
    }

    /** For how long Kafka has acknowledged nothing although something waits. */
    public Duration silence() {
        return unacknowledged.get() == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - heardNanos);
    }

    private void run() {
        while (!stopping) {
            try {
                send(queue.take());
            } catch (InterruptedException interrupted) {
                // stopping
            }
        }
        for (Entry left = queue.poll(); left != null; left = queue.poll()) {
            outcome(left, new Outcome.Lost("stopping"));
        }
        if (producer != null) {
            producer.close(CLOSE_WITHIN);
        }
    }

    private void send(Entry entry) throws InterruptedException {
        try {
            producer()
                    .send(
                            new ProducerRecord<>(
                                    topic(entry.topic()), entry.key().getBytes(StandardCharsets.UTF_8), entry.value()),
                            (metadata, failure) ->
                                    outcome(entry, failure == null ? new Outcome.Durable() : lost(failure)));
        } catch (KafkaException | IllegalStateException refused) {
            outcome(entry, lost(refused));
            reopen();
        }
    }

    private static Outcome.Lost lost(Exception failure) {
        // one line a record: an outage that outlasts the patience is the only way to many of them
        LOG.warnf("a record did not reach Kafka: %s", failure.toString());
        return new Outcome.Lost(failure.getClass().getSimpleName());
    }

    private void outcome(Entry entry, Outcome outcome) {
        unacknowledged.decrementAndGet();
        if (outcome instanceof Outcome.Durable) {
            heardNanos = System.nanoTime();
        }
        entry.done().accept(outcome);
    }

    private Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> open = producer;
        if (open == null) {
            open = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    /** A producer that failed for good fails every later record: the next record gets a new one. */
    private void reopen() throws InterruptedException {
        Producer<byte[], byte[]> failed = producer;
        producer = null;
        if (failed != null) {
            failed.close(Duration.ZERO);
        }
        TimeUnit.SECONDS.sleep(1);
    }

    private static String topic(Topic topic) {
        return switch (topic) {
            case SAMPLES -> "telemetry.samples.v1";
            case REFUSED -> "telemetry.refused.v1";
        };
    }

    private static long buffer() {
        return Math.clamp(Runtime.getRuntime().maxMemory() / 16, MIN_BUFFER, MAX_BUFFER);
    }
}
