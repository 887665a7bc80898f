package io.fitconnect.imports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.RedisResource;
import io.fitconnect.testkit.Servers;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** Imports through the real ingest edge into a real Kafka. */
@QuarkusTest
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = RealEdge.class, restrictToAnnotatedClass = true)
class PipelineIT {
    private static final Instant NOW = Instant.now();
    private static final String TOPIC = "telemetry.samples.v1";
    private final String athlete = "athlete-" + UUID.randomUUID();

    @Test
    void aFileThatIsSentTwiceIsInKafkaOnce() throws Exception {
        String file = csv(1_200);
        String session = send(file, Duration.ofDays(2))
                .then()
                .statusCode(201)
                .body("accepted", equalTo(1_200))
                .extract()
                .path("sessionId");
        send(file, Duration.ofDays(2))
                .then()
                .statusCode(200)
                .body("sessionId", equalTo(session))
                .body("known", equalTo(1_200));
        List<SampleBatch> records = records(session);
        assertEquals(
                LongStream.rangeClosed(1, 1_200).boxed().toList(),
                records.stream()
                        .flatMap(record -> record.getSamplesList().stream())
                        .map(TelemetrySample::getSeq)
                        .sorted()
                        .toList());
        assertEquals(athlete, records.getFirst().getAthleteId());
    }

    @Test
    void whatIsTooOldAtItsStartIsTakenFromWhereItIsNot() {
        Duration age = Duration.ofDays(30).plusMinutes(5);
        send(csv(1_200), age)
                .then()
                .statusCode(201)
                .body("refused.code", contains("sample.too-old"))
                .body("refused[0].count", allOf(greaterThanOrEqualTo(300), lessThan(600)));
    }

    private Response send(String file, Duration age) {
        return given().auth()
                .oauth2(Tokens.token(athlete, "athlete"))
                .queryParam("startedAt", NOW.minus(age).toString())
                .body(file)
                .post("/api/v1/athletes/{id}/imports", athlete);
    }

    private static String csv(int samples) {
        StringBuilder rows = new StringBuilder("t_s,hr_bpm\n");
        for (int i = 0; i < samples; i++) {
            rows.append(i).append(',').append(100 + i % 50).append('\n');
        }
        return rows.toString();
    }

    private List<SampleBatch> records(String session) throws Exception {
        List<SampleBatch> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Servers.kafka()), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(TOPIC, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                for (var each : consumer.poll(Duration.ofMillis(200))) {
                    // Others' records on a shared broker may be unreadable on purpose.
                    if (athlete.equals(each.key())) {
                        SampleBatch batch = SampleBatch.parseFrom(each.value());
                        if (batch.getSessionId().equals(session)) {
                            found.add(batch);
                        }
                    }
                }
            }
        }
        return found;
    }
}
