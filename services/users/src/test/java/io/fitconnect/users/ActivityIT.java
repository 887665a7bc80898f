package io.fitconnect.users;

import static io.fitconnect.users.Calls.as;
import static io.fitconnect.users.Calls.problem;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class ActivityIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ACTIVITY = "/api/v1/athletes/{id}/activity";
    private static final String EXPORT = "/api/v1/athletes/{id}/export";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String ada = "ada-" + UUID.randomUUID();
    private final String session = UUID.randomUUID().toString();

    @Test
    void whatHappenedIsToldNewestFirstEachCauseOnce() {
        put(150, true);
        put(151, true);
        put(151, false);
        try (ErasureIT.Messages messages = new ErasureIT.Messages()) {
            messages.send("workout.summaries.v1", summary(false, 5), ada);
            messages.send("workout.summaries.v1", summary(true, 60), ada);
            // A late sample changes the summary of a workout that is over.
            messages.send("workout.summaries.v1", summary(true, 61), ada);
        }
        await().atMost(PATIENCE).until(() -> list("").getList("activities").size() == 5);

        JsonPath page = list("");
        assertEquals(
                List.of("consent.changed", "profile.changed", "consent.changed", "workout.finished", "class.joined"),
                page.getList("activities.kind"));
        assertEquals(session, page.getString("activities[3].subject"));
        await().atMost(PATIENCE).until(() -> list("").getLong("activities[3].atMs") == 1_061_000);
        assertEquals("spin-1", page.getString("activities[4].subject"));
        assertEquals(ada, page.getString("activities[0].by"));
    }

    @Test
    void pagesFollowEachOther() {
        for (int hrMax = 150; hrMax < 157; hrMax++) {
            put(hrMax, false);
        }
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = list("?limit=3" + cursor);
            ids.addAll(page.getList("activities.id"));
            cursor = page.getString("next") == null ? "" : "&cursor=" + page.getString("next");
        } while (!cursor.isEmpty());
        assertEquals(7, ids.size());
        assertEquals(7, ids.stream().distinct().count());
        assertEquals("consent.changed/1", ids.getLast());
        problem(as(ada, "athlete").get(ACTIVITY + "?limit=0", ada).then(), 400, "request.invalid");
        problem(as(ada, "athlete").get(ACTIVITY + "?cursor=x", ada).then(), 400, "request.invalid");
    }

    @Test
    void othersSeeNeitherActivitiesNorTheExport() {
        put(150, false);
        for (String path : List.of(ACTIVITY, EXPORT)) {
            problem(as("bob", "athlete").get(path, ada).then(), 403, "access.denied");
            problem(as("carl", "coach").get(path, ada).then(), 403, "access.denied");
            problem(given().get(path, ada).then(), 401, "token.missing");
            as("root", "admin").get(path, ada).then().statusCode(200);
        }
        problem(as("bob", "athlete").get(EXPORT, "bob").then(), 404, "profile.unknown");
    }

    @Test
    void theExportHoldsEverythingAndIsTold() throws IOException {
        for (int i = 0; i < 450; i++) {
            put(150 + i % 20, i % 2 == 0);
        }
        var answer = as(ada, "athlete").get(EXPORT, ada);
        answer.then().statusCode(200).contentType("application/zip");
        Map<String, List<JsonNode>> files = unzip(answer.asByteArray());

        assertEquals(
                List.of("index.jsonl", "profile.jsonl", "consents.jsonl", "activity.jsonl", "thresholds.jsonl"),
                List.copyOf(files.keySet()));
        assertEquals(ada, files.get("index.jsonl").getFirst().get("athleteId").asText());
        assertEquals(
                150 + 449 % 20,
                files.get("profile.jsonl").getFirst().get("hrMax").asInt());
        assertEquals(450, files.get("consents.jsonl").size());
        assertEquals(1, files.get("consents.jsonl").getLast().get("version").asInt());
        assertEquals(451, files.get("activity.jsonl").size());
        assertEquals(
                "export.made",
                files.get("activity.jsonl").getFirst().get("kind").asText());
        assertTrue(answer.header("Content-Disposition").contains(ada));
    }

    static Map<String, List<JsonNode>> unzip(byte[] archive) throws IOException {
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

    private JsonPath list(String query) {
        return as(ada, "athlete")
                .get(ACTIVITY + query, ada)
                .then()
                .statusCode(200)
                .body("activities[0].subject", nullValue())
                .extract()
                .jsonPath();
    }

    private void put(int hrMax, boolean openBoards) {
        as(ada, "athlete")
                .body("{\"hrMax\":" + hrMax + ",\"consent\":{\"openBoards\":" + openBoards + "}}")
                .put("/api/v1/athletes/{id}/profile", ada)
                .then()
                .statusCode(lessThan(300));
    }

    private WorkoutSummary summary(boolean ended, int samples) {
        return WorkoutSummary.newBuilder()
                .setAthleteId(ada)
                .setSessionId(session)
                .setClassId("spin-1")
                .setStartMs(1_000_000)
                .setEndMs(1_000_000 + samples * 1000L)
                .setSampleCount(samples)
                .setEnded(ended)
                .build();
    }
}
