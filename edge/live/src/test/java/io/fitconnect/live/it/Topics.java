package io.fitconnect.live.it;

import com.google.protobuf.Message;
import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.proto.internal.boards.v1.ScopeState;
import io.fitconnect.proto.internal.boards.v1.Scores;
import io.fitconnect.proto.internal.boards.v1.SessionScores;
import io.fitconnect.proto.live.v1.Verdict;
import io.fitconnect.testkit.Servers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes what the streams application would. */
final class Topics implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", Servers.kafka(), "linger.ms", "0"),
            new StringSerializer(),
            new ByteArraySerializer());

    /** A row just seen, whose metrics are all multiples of one figure. */
    void row(String scope, String athlete, double effort) {
        row(scope, athlete, effort, System.currentTimeMillis());
    }

    void row(String scope, String athlete, double effort, long lastSeenMs) {
        Scores scores = Scores.newBuilder()
                .setEffort(effort)
                .setReps((int) Math.min(effort, 1e6) * 2)
                .setDistanceM(effort * 3)
                .build();
        put(
                scope,
                athlete,
                BoardRow.newBuilder()
                        .setScope(scope)
                        .setAthleteId(athlete)
                        .setName("Name of " + athlete)
                        .setScores(scores)
                        .setLastSeenMs(lastSeenMs)
                        .setHeartRateZone(3)
                        .setVerdict(Verdict.PROVISIONAL)
                        .putSessions(
                                "s1",
                                SessionScores.newBuilder().setScores(scores).build())
                        .build());
    }

    void withdraw(String scope, String athlete) {
        put(scope, athlete, BoardRow.newBuilder().setWithdrawn(true).build());
    }

    void official(String scope) {
        long now = System.currentTimeMillis();
        ScopeState state = ScopeState.newBuilder()
                .setEndedMs(now - 60_000)
                .setOfficialMs(now)
                .build();
        put(scope, "", BoardRow.newBuilder().setScope(scope).setState(state).build());
    }

    void send(String topic, String key, Message value) {
        producer.send(new ProducerRecord<>(topic, key, value.toByteArray()));
    }

    void flush() {
        producer.flush();
    }

    private void put(String scope, String athlete, BoardRow row) {
        int partition = Math.floorMod(scope.hashCode(), 6);
        byte[] value = row.toByteArray();
        producer.send(new ProducerRecord<>("board.changes.v1", partition, scope + "|" + athlete, value));
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
