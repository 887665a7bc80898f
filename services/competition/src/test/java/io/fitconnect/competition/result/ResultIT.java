package io.fitconnect.competition.result;

import static io.fitconnect.competition.World.COMPETITIONS;
import static io.fitconnect.competition.World.ended;
import static io.fitconnect.competition.World.line;
import static io.fitconnect.competition.World.problem;
import static io.fitconnect.competition.World.publish;
import static io.fitconnect.competition.World.total;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class ResultIT {
    private static final String DIVISIONS =
            ",\"divisions\":[{\"key\":\"light\",\"weightBelowKg\":75},{\"key\":\"heavy\",\"weightMinKg\":75}]";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void officialStandingsAreSignedWhenAllBoardsAreThereAndNotBefore() throws Exception {
        String id = ended(DIVISIONS);
        line(id, "", "ann", 1, 30.25, 1000);
        line(id, "", "bob", 2, 20, 1000);
        total(id, "", 2, 1000);
        line(id, "_light", "ann", 1, 30.25, 1001);
        total(id, "_heavy", 0, 1002);
        problem(results(id), 404, "results.pending");
        total(id, "_light", 1, 1001);

        JsonNode document = JSON.readTree(signed(id, 1));
        assertEquals(3, document.get("boards").size());
        JsonNode all = document.get("boards").get(0);
        assertEquals("competition/" + id + "/effort", all.get("boardId").asText());
        assertEquals("ann", all.get("lines").get(0).get("athleteId").asText());
        assertEquals(30.25, all.get("lines").get(0).get("score").asDouble());
        assertEquals("verified", all.get("lines").get(0).get("verdict").asText());
        assertEquals(0, document.get("boards").get(2).get("lines").size());
        given().get(COMPETITIONS + "/{id}", id).then().body("state", equalTo("official"));
    }

    @Test
    void aChangedByteFailsTheCheck() throws Exception {
        String id = ended("");
        line(id, "", "ann", 1, 30, 1000);
        total(id, "", 1, 1000);
        signed(id, 1);
        String signature = results(id).extract().path("signature");
        assertTrue(checked(signature).verifySignature());

        String[] parts = signature.split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String forged = payload.replace("\"score\":30", "\"score\":31");
        assertFalse(forged.equals(payload));
        String other = parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(forged.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2];
        assertFalse(checked(other).verifySignature());
    }

    @Test
    void aCorrectionIsANewRevisionAndARepetitionIsNone() throws Exception {
        String id = ended("");
        line(id, "", "ann", 1, 30, 1000);
        line(id, "", "bob", 2, 20, 1000);
        total(id, "", 2, 1000);
        signed(id, 1);
        total(id, "", 2, 1000);

        publish("board.results.v1", "competition/" + id + "/effort|ann", null);
        line(id, "", "bob", 1, 20, 2000);
        total(id, "", 1, 2000);
        JsonNode document = JSON.readTree(signed(id, 2));
        assertEquals(1, document.get("boards").get(0).get("lines").size());
        assertEquals(
                "bob",
                document.get("boards")
                        .get(0)
                        .get("lines")
                        .get(0)
                        .get("athleteId")
                        .asText());
        line(id, "", "ann", 1, 30, 1000);
        line(id, "", "bob", 1, 20, 2000);
        total(id, "", 1, 2000);
        given().get(COMPETITIONS + "/{id}", id).then().statusCode(200);
        assertEquals(2, (int) results(id).extract().path("revision"));
    }

    @Test
    void theKeyIsPublishedWithoutItsPrivateHalf() {
        given().get("/api/v1/results/keys")
                .then()
                .statusCode(200)
                .body("keys[0].kty", equalTo("EC"))
                .body("keys[0].alg", equalTo("ES256"))
                .body("keys[0]", not(hasKey("d")));
    }

    @Test
    void theDocumentHasOneForm() {
        var boards = List.of(new OfficialBoard(
                "competition/cup/work", 1000, 1, List.of(new Line(1, "ann", "Ann \u00e9", 0.1, "flagged", "x.y"))));
        var competition = new io.fitconnect.competition.contest.Competition(
                new io.fitconnect.competition.CompetitionId("cup"),
                3,
                "Cup",
                new io.fitconnect.platform.id.AthleteId("carl"),
                new io.fitconnect.competition.contest.CompetitionState.Ended(5),
                0,
                5,
                new io.fitconnect.competition.contest.Rules(
                        io.fitconnect.competition.contest.Metric.WORK,
                        2,
                        io.fitconnect.competition.contest.TieRule.DENSE,
                        2026,
                        10,
                        List.of()),
                5);
        assertEquals(
                "{\"bestOf\":2,\"boards\":[{\"boardId\":\"competition/cup/work\",\"lines\":[{\"athleteId\":\"ann\","
                        + "\"name\":\"Ann \u00e9\",\"rank\":1,\"reason\":\"x.y\",\"score\":0.1,\"verdict\":\"flagged\"}],"
                        + "\"official\":\"1970-01-01T00:00:01Z\"}],\"competitionId\":\"cup\","
                        + "\"end\":\"1970-01-01T00:00:00.005Z\",\"metric\":\"work\",\"revision\":1,"
                        + "\"start\":\"1970-01-01T00:00:00Z\",\"ties\":\"dense\",\"title\":\"Cup\"}",
                ResultDocument.of(competition, 1, boards));
    }

    /** The signed document of this revision, checked. */
    private static String signed(String id, int revision) throws Exception {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> results(id).statusCode(200).body("revision", equalTo(revision)));
        JsonWebSignature signature = checked(results(id).extract().path("signature"));
        assertTrue(signature.verifySignature());
        String shown = results(id).extract().body().asString();
        assertTrue(shown.contains("\"document\":" + signature.getPayload()), "what is shown is what is signed");
        return signature.getPayload();
    }

    /** A plain library that knows nothing but the published key. */
    private static JsonWebSignature checked(String compact) throws Exception {
        JsonWebKeySet keys =
                new JsonWebKeySet(given().get("/api/v1/results/keys").asString());
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(compact);
        signature.setKey(keys.findJsonWebKey(signature.getKeyIdHeaderValue(), null, null, null)
                .getKey());
        return signature;
    }

    private static ValidatableResponse results(String id) {
        return given().get(COMPETITIONS + "/{id}/results", id).then();
    }
}
