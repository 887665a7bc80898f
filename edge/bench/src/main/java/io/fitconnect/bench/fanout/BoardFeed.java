package io.fitconnect.bench.fanout;

import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.proto.internal.boards.v1.Scores;
import io.fitconnect.proto.live.v1.Verdict;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes rows to board.changes.v1 as the boards stage does, with a stamp in each name. */
final class BoardFeed implements AutoCloseable {
    static final String TOPIC = "board.changes.v1";
    private static final int PARTITIONS = 6;
    /** Brings a delta of one row in JSON to about the 300 bytes that peers are given. */
    private static final String PADDING = " of the early class, 1";

    private final KafkaProducer<String, byte[]> producer;
    private final String scope;

    BoardFeed(String bootstrap, String scope) {
        this.scope = scope;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "linger.ms", "0", "enable.metrics.push", "false"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    static String athlete(int number) {
        return "athlete-%05d".formatted(number);
    }

    /**
     * A row.
     *
     * @param stampNanos System.nanoTime; 0 for a row that no latency is taken from
     */
    void row(int number, double score, long stampNanos) {
        String name = stampNanos == 0 ? athlete(number) : "t:%019d%s".formatted(stampNanos, PADDING);
        BoardRow row = BoardRow.newBuilder()
                .setScope(scope)
                .setAthleteId(athlete(number))
                .setName(name)
                .setScores(Scores.newBuilder().setEffort(score))
                .setLastSeenMs(System.currentTimeMillis())
                .setHeartRateZone(3)
                .setVerdict(Verdict.PROVISIONAL)
                .build();
        String key = scope + "|" + athlete(number);
        producer.send(new ProducerRecord<>(TOPIC, Math.floorMod(scope.hashCode(), PARTITIONS), key, row.toByteArray()));
    }

    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
