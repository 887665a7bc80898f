package io.fitconnect.analytics;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(OwnCassandra.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class OutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SAMPLES = "/api/v1/workouts/{session}/samples";
    private static final int RECORDS = 60;
    private static final int SAMPLES_A_RECORD = 100;

    private final Telemetry telemetry = new Telemetry();
    private final String ada = "ada-" + UUID.randomUUID();
    private final String session = UUID.randomUUID().toString();

    @AfterEach
    void close() {
        telemetry.close();
    }

    @Test
    void whileCassandraStandsStillOrIsKilledNothingIsLost() throws Exception {
        // The tables are there: an outage while they are made is another story.
        await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode() == 200);
        send(0, 20);
        OwnCassandra.signal("STOP");
        send(20, 40);
        given().auth()
                .oauth2(Tokens.token(ada, "athlete"))
                .get(SAMPLES, session)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("store.unavailable"));
        given().get("/q/health/ready").then().statusCode(503);
        assertTrue(telemetry.uncommitted("fitconnect-analytics-samples", ada) > 0, "committed what is not written");
        // Killed while writes of the feed wait for it.
        long killed = OwnCassandra.pid();
        OwnCassandra.signal("KILL");
        send(40, RECORDS);
        await().atMost(PATIENCE).until(() -> OwnCassandra.pid() != killed && OwnCassandra.answers());

        await().atMost(PATIENCE).until(() -> lines().size() == RECORDS * SAMPLES_A_RECORD);

        List<JsonObject> samples = lines().stream().map(JsonObject::new).toList();
        assertEquals(
                IntStream.rangeClosed(1, RECORDS * SAMPLES_A_RECORD).boxed().toList(),
                samples.stream().map(sample -> sample.getInteger("seq")).toList());
        assertTrue(samples.stream()
                .allMatch(sample -> sample.getInteger("heartRateBpm") == 100 + sample.getInteger("seq") % 50));
        await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode() == 200);
        await().atMost(PATIENCE).until(() -> telemetry.uncommitted("fitconnect-analytics-samples", ada) == 0);
    }

    private void send(int firstRecord, int endRecord) {
        IntStream.range(firstRecord, endRecord)
                .forEach(record -> telemetry.send(Telemetry.samples(
                        ada, session, (long) record * SAMPLES_A_RECORD + 1, (long) (record + 1) * SAMPLES_A_RECORD)));
    }

    private List<String> lines() {
        var answer = given().auth()
                .oauth2(Tokens.token(ada, "athlete"))
                .accept("application/x-ndjson")
                .get(SAMPLES, session);
        return answer.statusCode() == 200 ? answer.asString().lines().toList() : List.of();
    }
}
