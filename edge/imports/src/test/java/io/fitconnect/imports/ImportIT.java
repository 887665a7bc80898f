package io.fitconnect.imports;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.imports.ScriptedEdge.Script;
import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.RedisResource;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = ScriptedEdge.class, restrictToAnnotatedClass = true)
class ImportIT {
    private static final Script EDGE = ScriptedEdge.SCRIPT;
    private final String athlete = "athlete-" + UUID.randomUUID();
    private final String token = Tokens.token(athlete, "athlete");
    private final Instant start = Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void edgeAsEver() {
        EDGE.reset();
    }

    @Test
    void aFileIsSentInTheOrderOfTimeInItsAthletesName() {
        send(tcx(start, 3, 1, 2))
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/workouts/"))
                .body("format", equalTo("tcx"))
                .body("samples", equalTo(3))
                .body("known", equalTo(0))
                .body("accepted", equalTo(3))
                .body("refused", equalTo(List.of()))
                .body("startMs", equalTo(start.plusSeconds(1).toEpochMilli()))
                .body("endMs", equalTo(start.plusSeconds(3).toEpochMilli()));
        assertEquals(List.of(1L, 2L, 3L), seqs());
        assertEquals(
                List.of(101, 102, 103),
                EDGE.received().stream().map(Sample::getHeartRateBpm).toList());
        assertEquals(List.of("Bearer " + token), EDGE.tokens);
        assertEquals(athlete, EDGE.hellos.getFirst().getAthleteId());
        assertEquals(1, EDGE.byes);
    }

    @Test
    void theSameFileAgainIsKnownAndAnothersIsNot() {
        String file = tcx(start, 1, 2);
        String session = send(file).then().statusCode(201).extract().path("sessionId");
        send(file)
                .then()
                .statusCode(200)
                .body("sessionId", equalTo(session))
                .body("known", equalTo(2))
                .body("accepted", equalTo(0));
        assertEquals(List.of(1L, 2L), seqs());
        String other = "other-" + athlete;
        as(Tokens.token(other))
                .body(file)
                .post("/api/v1/athletes/{id}/imports", other)
                .then()
                .statusCode(201);
        assertFalse(EDGE.hellos.getLast().getSessionId().equals(session));
    }

    @Test
    void anImportThatBrokeOffGoesOnWhereItStopped() {
        String file = csv(3_000);
        EDGE.breakAfter = 1_200;
        sendCsv(file).then().statusCode(503).body("code", equalTo("ingest.unavailable"));
        sendCsv(file).then().statusCode(201).body("known", equalTo(1_200)).body("accepted", equalTo(1_800));
        assertEquals(LongStream.rangeClosed(1, 3_000).boxed().toList(), seqs());
    }

    @Test
    void neverMoreThanAWindowOfSamplesIsUnacknowledged() {
        EDGE.ackAt = Long.MAX_VALUE;
        sendCsv(csv(6_000)).then().statusCode(503).body("code", equalTo("ingest.unavailable"));
        assertEquals(2_000, EDGE.received().size());
    }

    @Test
    void anImportGoesOnWhenItsWindowIsAcknowledged() {
        EDGE.ackAt = 2_000;
        sendCsv(csv(6_000)).then().statusCode(201).body("accepted", equalTo(6_000));
    }

    @Test
    void whatTheEdgeRefusesIsToldByItsCode() {
        EDGE.refuseEvery = 10;
        sendCsv(csv(100))
                .then()
                .statusCode(201)
                .body("accepted", equalTo(90))
                .body("refused.code", contains("sample.too-old"))
                .body("refused[0].count", equalTo(10))
                .body("refused[0].detail", equalTo("over 30 days old"));
    }

    @Test
    void oneImportAtATimeForAnAthlete() throws Exception {
        EDGE.ackAt = Long.MAX_VALUE;
        CompletableFuture<Response> first = CompletableFuture.supplyAsync(() -> sendCsv(csv(100)));
        await().until(() -> EDGE.received().size() == 100);
        send(tcx(start, 1)).then().statusCode(503).body("code", equalTo("import.busy"));
        synchronized (EDGE) {
            EDGE.ackAt = 1;
        }
        first.get().then().statusCode(503).body("code", equalTo("ingest.unavailable"));
        send(tcx(start, 1)).then().statusCode(201);
    }

    @Test
    void whatIsNoWorkoutIsRefusedByItsCode() {
        refused("hello", 415, "import.format-unknown");
        refused("", 415, "import.format-unknown");
        refused("<gpx><trk><trkseg/></trk></gpx>", 422, "import.empty");
        refused(tcx(start, 1).replaceAll("<HeartRateBpm>.*</HeartRateBpm>", ""), 422, "import.empty");
        refused(tcx(start, 1).substring(0, 200), 422, "import.damaged");
        refused(tcx(start.minus(60, ChronoUnit.DAYS), 1), 422, "import.too-old");
        refused("t_s,hr_bpm\n0,90\n", 400, "request.invalid");
        assertEquals(List.of(), EDGE.hellos);
    }

    @Test
    void entitiesOfAFileAreNotFollowed() {
        refused("""
                <!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/hostname">]>
                <gpx><trk><trkseg><trkpt lat="0" lon="0"><time>&x;</time></trkpt></trkseg></trk></gpx>
                """, 422, "import.damaged");
    }

    @Test
    void aFileAboveTheLimitIsRefused() {
        as(token)
                .contentType("application/octet-stream")
                .body(new byte[20 * 1024 * 1024 + 1])
                .post("/api/v1/athletes/{id}/imports", athlete)
                .then()
                .statusCode(413)
                .body("code", equalTo("request.too-large"));
    }

    @Test
    void nobodyImportsForAnother() {
        as(Tokens.token("another", "coach", "hub", "admin"))
                .body(tcx(start, 1))
                .post("/api/v1/athletes/{id}/imports", athlete)
                .then()
                .statusCode(403);
        given().body(tcx(start, 1))
                .post("/api/v1/athletes/{id}/imports", athlete)
                .then()
                .statusCode(401);
    }

    @Test
    void theContentTypeSaysNothing() {
        for (String type : List.of("application/json", "application/xml", "text/plain")) {
            as(token)
                    .contentType(type)
                    .body(tcx(start, 1).getBytes(StandardCharsets.UTF_8))
                    .post("/api/v1/athletes/{id}/imports", athlete)
                    .then()
                    .statusCode(org.hamcrest.Matchers.in(List.of(200, 201)));
        }
    }

    @Test
    void aRealFitFileIsReadAndADamagedOneIsNot() throws IOException {
        Path file = Path.of(
                System.getProperty("fitconnect.root", "../.."),
                "../shared/data/fit/fitparse-sample-activity-indoor-trainer.fit");
        Assumptions.assumeTrue(Files.exists(file), "no real recordings at " + file);
        byte[] fit = Files.readAllBytes(file);
        as(token)
                .contentType("application/octet-stream")
                .body(fit)
                .post("/api/v1/athletes/{id}/imports", athlete)
                .then()
                .statusCode(422)
                .body("code", equalTo("import.too-old"));
        fit[fit.length / 2] ^= 1;
        as(token)
                .contentType("application/octet-stream")
                .body(fit)
                .post("/api/v1/athletes/{id}/imports", athlete)
                .then()
                .statusCode(422)
                .body("code", equalTo("import.damaged"));
        assertTrue(EDGE.hellos.isEmpty());
    }

    private void refused(String file, int status, String code) {
        send(file).then().statusCode(status).body("code", equalTo(code));
    }

    private Response send(String file) {
        return as(token).body(file).post("/api/v1/athletes/{id}/imports", athlete);
    }

    private Response sendCsv(String file) {
        return as(token)
                .queryParam("startedAt", start.toString())
                .body(file)
                .post("/api/v1/athletes/{id}/imports", athlete);
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    private static List<Long> seqs() {
        return EDGE.received().stream().map(Sample::getSeq).toList();
    }

    private static String csv(int samples) {
        StringBuilder rows = new StringBuilder("t_s,hr_bpm\n");
        for (int i = 0; i < samples; i++) {
            rows.append(i).append(",120\n");
        }
        return rows.toString();
    }

    private static String tcx(Instant start, int... seconds) {
        StringBuilder points = new StringBuilder();
        for (int second : seconds) {
            points.append("<Trackpoint><Time>")
                    .append(start.plusSeconds(second))
                    .append("</Time><HeartRateBpm><Value>")
                    .append(100 + second)
                    .append("</Value></HeartRateBpm></Trackpoint>");
        }
        return "<TrainingCenterDatabase><Activities><Activity><Lap><Track>" + points
                + "</Track></Lap></Activity></Activities></TrainingCenterDatabase>";
    }
}
