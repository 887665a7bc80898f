package io.fitconnect.journeys.world;

import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** What journeys do over REST. */
public final class Athletes {
    /** The athlete of the reference values: HRmax 190, rest 60, male, 35 y, 75 kg, FTP 250 W, W' 20 kJ. */
    public static void reference(World world, String athlete) {
        reference(world.as("users", athlete, "athlete"), athlete);
    }

    /** The same; asked as the athlete. */
    public static void reference(RequestSpecification asAthlete, String athlete) {
        asAthlete
                .contentType("application/json")
                .body(Map.of(
                        "name", "Reference " + athlete,
                        "birthYear", Year.now(java.time.ZoneOffset.UTC).getValue() - 35,
                        "sex", "male",
                        "weightKg", 75,
                        "hrMax", 190,
                        "hrRest", 60,
                        "ftpW", 250,
                        "wPrimeJ", 20_000,
                        "consent", Map.of("openBoards", true, "showName", true, "showHeartRate", true)))
                .put("/api/v1/athletes/{id}/profile", athlete)
                .then()
                .statusCode(org.hamcrest.Matchers.in(List.of(200, 201, 204)));
    }

    /** The final summary of a session that has ended, when it covers that many samples. */
    public static JsonPath summary(World world, String athlete, UUID session, long samples) {
        return summary(() -> world.as("analytics", athlete, "athlete"), athlete, session, samples);
    }

    /** The same; asked as the athlete. */
    public static JsonPath summary(
            Supplier<RequestSpecification> asAthlete, String athlete, UUID session, long samples) {
        AtomicReference<JsonPath> found = new AtomicReference<>();
        await("summary of " + athlete + " over " + samples + " samples")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    var answer = asAthlete.get().get("/api/v1/workouts/{id}", session);
                    if (answer.statusCode() != 200) {
                        return false;
                    }
                    JsonPath body = answer.jsonPath();
                    found.set(body);
                    return "ended".equals(body.getString("state")) && counted(body) == samples;
                });
        return found.get();
    }

    private static long counted(JsonPath body) {
        return body.getLong("quality.ok")
                + body.getLong("quality.suspect")
                + body.getLong("quality.invalid")
                + body.getLong("quality.missing");
    }

    /** The sequence numbers of a session's samples in the history, in the history's order. */
    public static List<Long> history(World world, String athlete, UUID session) {
        List<Long> seqs = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = world.as("analytics", athlete, "athlete")
                    .queryParam("limit", 5_000)
                    .queryParam("cursor", cursor)
                    .get("/api/v1/workouts/{id}/samples", session)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            page.getList("samples.seq", Object.class).forEach(seq -> seqs.add(Long.parseLong(String.valueOf(seq))));
            cursor = page.getString("next");
        } while (cursor != null && !cursor.isEmpty());
        return seqs;
    }

    private Athletes() {}
}
