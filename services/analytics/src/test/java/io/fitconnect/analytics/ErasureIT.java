package io.fitconnect.analytics;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.internal.athlete.v1.ErasedPart;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.boards.v1.BoardResult;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(OwnCassandra.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class ErasureIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String EXPORT = "/api/v1/athletes/{id}/workouts/export";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> BY_ATHLETE =
            List.of("workouts_by_athlete", "sessions_by_athlete", "results_by_athlete", "consents");
    private static final String BOARD = "open/2025-W10/effort";

    @Inject
    CompletionStage<QuarkusCqlSession> cassandra;

    private final Telemetry telemetry = new Telemetry();
    private final String ada = "ada-" + UUID.randomUUID();
    private final String bob = "bob-" + UUID.randomUUID();
    private final String session = UUID.randomUUID().toString();
    private final String unsummed = UUID.randomUUID().toString();

    @AfterEach
    void close() {
        telemetry.close();
    }

    @Test
    void theExportHoldsEveryWorkoutCueAndSample() throws IOException {
        train(ada);
        assertEquals(403, as(bob, "athlete").get(EXPORT, ada).statusCode());
        assertEquals(403, as("carl", "coach").get(EXPORT, ada).statusCode());
        assertEquals(401, given().get(EXPORT, ada).statusCode());
        var answer = as(ada, "athlete").get(EXPORT, ada);
        answer.then().statusCode(200).contentType("application/zip");

        Map<String, List<JsonNode>> files = unzip(answer.asByteArray());

        assertEquals(
                Set.of(
                        "workouts.jsonl",
                        "cues.jsonl",
                        "results.jsonl",
                        "samples/" + session + ".jsonl",
                        "samples/" + unsummed + ".jsonl"),
                files.keySet());
        assertEquals(
                session, files.get("workouts.jsonl").getFirst().get("sessionId").asText());
        assertEquals("zone.over", files.get("cues.jsonl").getFirst().get("rule").asText());
        assertEquals(BOARD, files.get("results.jsonl").getFirst().get("boardId").asText());
        List<JsonNode> samples = files.get("samples/" + session + ".jsonl");
        assertEquals(1_500, samples.size());
        assertEquals(1_500, samples.getLast().get("seq").asInt());
        assertEquals(3, files.get("samples/" + unsummed + ".jsonl").size());
    }

    @Test
    void anErasedAthletesHistoryIsGoneAndStaysGone() {
        train(ada);
        train(bob);
        erase();
        await().atMost(PATIENCE).until(() -> told().contains(ada));
        assertNothingKeptOf(ada);
        assertTrue(Telemetry.lastIsTombstone("board.results.v1", BOARD + "|" + ada), "the official line stands");
        assertFalse(Telemetry.lastIsTombstone("board.results.v1", BOARD + "|" + bob));

        // What is still under way, and what is read again: the same session, and a new one.
        telemetry.send(Telemetry.samples(ada, session, 1_501, 1_600));
        telemetry.send(Telemetry.samples(ada, session, 1, 100));
        String later = UUID.randomUUID().toString();
        telemetry.send(Telemetry.samples(ada, later, 1, 100));
        telemetry.send(summary(ada, session, 300_000));
        telemetry.send(summary(ada, later, 100));
        telemetry.send(cue(ada, session));
        telemetry.send(cue(ada, later));
        // Bob's come behind them: when these are there, those were taken.
        String marker = UUID.randomUUID().toString();
        telemetry.sendBehind(ada, bob, marker);
        await().atMost(PATIENCE).until(() -> count("samples", bob, marker) > 0 && count("cues", bob, marker) > 0);
        await().atMost(PATIENCE)
                .until(() ->
                        as(bob, "athlete").get("/api/v1/workouts/{s}", marker).statusCode() == 200);

        assertNothingKeptOf(ada);
        assertEquals(0, count("samples", ada, later));
        assertEquals(0, count("cues", ada, later));
        assertEquals(404, as(ada, "athlete").get("/api/v1/workouts/{s}", later).statusCode());
        assertTrue(count("samples", bob, session) > 0, "another athlete of the same session keeps all");
        as(bob, "athlete").get("/api/v1/workouts/{s}", session).then().statusCode(200);
    }

    private void erase() {
        telemetry.send(Profile.newBuilder()
                .setAthleteId(ada)
                .setErasedMs(1)
                .setUpdatedMs(1)
                .build());
    }

    private List<String> told() {
        return Telemetry.read("athlete.erasures.v1", ErasedPart.parser()).stream()
                .filter(part -> part.getPart().equals("analytics"))
                .map(ErasedPart::getAthleteId)
                .toList();
    }

    private void assertNothingKeptOf(String athlete) {
        for (String of : List.of(session, unsummed)) {
            assertEquals(0, count("samples", athlete, of));
            assertEquals(0, count("cues", athlete, of));
            // Another athlete's workout of the same session is there, and not for this one.
            assertTrue(as(athlete, "athlete").get("/api/v1/workouts/{s}", of).statusCode() >= 403);
            assertEquals(
                    404,
                    as("root", "admin")
                            .queryParam("athleteId", athlete)
                            .get("/api/v1/workouts/{s}", of)
                            .statusCode());
        }
        for (String table : BY_ATHLETE) {
            assertEquals(0, rows("SELECT * FROM fitconnect." + table + " WHERE athlete_id = ?", athlete), table);
        }
    }

    private void train(String athlete) {
        telemetry.send(Profile.newBuilder().setAthleteId(athlete).build());
        telemetry.send(Telemetry.samples(athlete, session, 1, 1_500));
        telemetry.send(Telemetry.samples(athlete, unsummed, 1, 3));
        telemetry.send(summary(athlete, session, 1_500));
        telemetry.send(cue(athlete, session));
        telemetry.send(BoardResult.newBuilder()
                .setBoardId(BOARD)
                .setAthleteId(athlete)
                .setRank(1)
                .build());
        // The tables are made when the service starts.
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> count("samples", athlete, session) == 1_500
                        && count("samples", athlete, unsummed) == 3
                        && count("cues", athlete, session) == 1
                        && rows("SELECT * FROM fitconnect.results_by_athlete WHERE athlete_id = ?", athlete) == 1
                        && as(athlete, "athlete")
                                        .get("/api/v1/workouts/{s}", session)
                                        .statusCode()
                                == 200);
        as(athlete, "athlete")
                .get("/api/v1/athletes/{a}/workouts", athlete)
                .then()
                .body("size()", equalTo(1));
    }

    private int count(String table, String athlete, String of) {
        return rows("SELECT * FROM fitconnect." + table + " WHERE athlete_id = ? AND session_id = ?", athlete, of);
    }

    private int rows(String cql, Object... key) {
        return cassandra.toCompletableFuture().join().execute(cql, key).all().size();
    }

    static WorkoutSummary summary(String athlete, String session, long samples) {
        return WorkoutSummary.newBuilder()
                .setAthleteId(athlete)
                .setSessionId(session)
                .setSampleCount(samples)
                .setEnded(true)
                .build();
    }

    static Cue cue(String athlete, String session) {
        return Cue.newBuilder()
                .setId(session + "-zone.over-1")
                .setAthleteId(athlete)
                .setSessionId(session)
                .setRule("zone.over")
                .setCauseMs(Telemetry.START_MS)
                .build();
    }

    private static Map<String, List<JsonNode>> unzip(byte[] archive) throws IOException {
        Map<String, List<JsonNode>> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                List<JsonNode> lines = new ArrayList<>();
                for (String line : new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList()) {
                    lines.add(JSON.readTree(line));
                }
                files.put(entry.getName(), lines);
            }
        }
        return files;
    }

    private static RequestSpecification as(String subject, String role) {
        return given().auth().oauth2(Tokens.token(subject, role));
    }
}
