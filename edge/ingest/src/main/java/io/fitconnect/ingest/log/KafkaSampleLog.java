package io.fitconnect.ingest.log;

import io.smallrye.mutiny.helpers.queues.Queues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
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
 * and event loops only queue. That thread lets entries gather for a moment instead of being woken for each, and joins
 * those of one lane in one record. The queue has no bound of its own: what may be in it is bounded by the sessions'
 * budget, and a session whose share is used up is not read.
 */
public final class KafkaSampleLog implements SampleLog {

    /** For how long entries gather: what the producer's linger would be for, but before there are records. */
    static final Duration GATHER = Duration.ofMillis(10);

    private static final Logger LOG = Logger.getLogger(KafkaSampleLog.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final int BATCH_BYTES = 64 << 10;
    private static final int MIN_BUFFER = 4 << 20;
    private static final int MAX_BUFFER = 32 << 20;

    private final Queue<Entry> queue = Queues.createMpscQueue();
    private final Map<String, Object> settings;
    private final Thread sender;
    private final AtomicInteger unacknowledged = new AtomicInteger();
    private volatile long heardNanos = System.nanoTime();
    private volatile boolean stopping;
    /** The sender sleeps until somebody wakes it. */
    private volatile boolean asleep;

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
                // entries have gathered before; this only keeps what is sent in one go in one request
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 1L),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES),
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
    public void append(Entry entry) {
        if (unacknowledged.getAndIncrement() == 0) {
            heardNanos = System.nanoTime();
        }
        queue.add(entry);
        if (asleep) {
            asleep = false;
            LockSupport.unpark(sender);
        }
    }

    /** Entries without an outcome. */
    public int unacknowledged() {
        return unacknowledged.get();
    }

    /** For how long Kafka has acknowledged nothing although something waits. */
    public Duration silence() {
        return unacknowledged.get() == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - heardNanos);
    }

    private void run() {
        List<Joined> records = new ArrayList<>();
        while (!stopping) {
            try {
                awaitEntries();
                if (stopping) {
                    break;
                }
                join(records);
                for (Joined record : records) {
                    send(record);
                }
            } catch (InterruptedException interrupted) {
                // stopping: what was not sent has no outcome and is never acked
            }
            records.clear();
        }
        if (Thread.interrupted()) {
            // that was for what may block above; the producer's end is to be waited for
            LOG.debug("stopping");
        }
        for (Entry left = queue.poll(); left != null; left = queue.poll()) {
            outcome(new Joined(left), new Outcome.Lost("stopping"));
        }
        if (producer != null) {
            producer.close(CLOSE_WITHIN);
        }
    }

    private void awaitEntries() {
        while (queue.isEmpty() && !stopping) {
            // said again each time: whoever woke it may have meant an earlier sleep
            asleep = true;
            if (queue.isEmpty() && !stopping) {
                LockSupport.park(this);
            }
            asleep = false;
        }
        if (!stopping) {
            LockSupport.parkNanos(this, GATHER.toNanos());
        }
    }

    /** What has gathered, a record a lane, in the order of each lane's first. */
    private void join(List<Joined> records) {
        for (Entry entry = queue.poll(); entry != null; entry = queue.poll()) {
            Lane lane = entry.lane();
            if (entry.topic() == Topic.REFUSED) {
                records.add(new Joined(entry));
            } else if (lane.joining == null || !lane.joining.add(entry)) {
                lane.joining = new Joined(entry);
                records.add(lane.joining);
            }
        }
        for (Joined record : records) {
            record.lane().joining = null;
        }
    }

    private void send(Joined record) throws InterruptedException {
        try {
            producer()
                    .send(
                            new ProducerRecord<>(
                                    topic(record.topic()), record.lane().key(), record.value()),
                            (metadata, failure) -> outcome(record, failure == null ? Outcome.DURABLE : lost(failure)));
        } catch (KafkaException | IllegalStateException refused) {
            outcome(record, lost(refused));
            reopen();
        }
    }

    private static Outcome.Lost lost(Exception failure) {
        // one line a record: an outage that outlasts the patience is the only way to many of them
        LOG.warnf("a record did not reach Kafka: %s", failure.toString());
        return new Outcome.Lost(failure.getClass().getSimpleName());
    }

    private void outcome(Joined record, Outcome outcome) {
        if (outcome instanceof Outcome.Durable) {
            heardNanos = System.nanoTime();
        }
        unacknowledged.addAndGet(-record.outcome(outcome));
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
