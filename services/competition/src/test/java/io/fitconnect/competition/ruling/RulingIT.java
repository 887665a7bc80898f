package io.fitconnect.competition.ruling;

import static io.fitconnect.competition.World.COMPETITIONS;
import static io.fitconnect.competition.World.announce;
import static io.fitconnect.competition.World.as;
import static io.fitconnect.competition.World.enter;
import static io.fitconnect.competition.World.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.boards.v1.Ruling;
import io.fitconnect.proto.internal.competition.v1.AthleteEntries;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.TokensResource;
import io.fitconnect.testkit.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(History.class)
class RulingIT {
    private static final String RULINGS = COMPETITIONS + "/{id}/entries/{athlete}/disqualifications";
    private static final String WHY = "{\"statement\":\"I rode it.\"}";

    private final String athlete = "ann-" + UUID.randomUUID();
    private final String session = UUID.randomUUID().toString();
    private String id;

    @BeforeEach
    void aCompetitionWithOneEntry() {
        id = announce("");
        enter(id, athlete);
    }

    @Test
    void aRulingReachesTheBoardsAndLeavesThemWhenItIsOverturned() throws Exception {
        history(3.0, 60);
        try (TopicReader<AthleteEntries> topic = new TopicReader<>("competition.entries.v1", AthleteEntries.parser())) {
            String ruling = rule("signal", ",\"sessionId\":\"%s\",\"fromSeq\":1,\"toSeq\":60".formatted(session));
            AthleteEntries entries =
                    topic.await(athlete, all -> all.size() == 2).getLast();
            Ruling effect = entries.getEntries(0).getRuling();
            assertEquals(List.of(session), effect.getSessionIdsList());
            assertEquals("competition.signal", effect.getReason());

            appeal(ruling)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("overturned"))
                    .body("appeal", equalTo("I rode it."))
                    .body("replay.samples", equalTo(60))
                    .body("replay.score", equalTo(3.0f))
                    .body("replay.stood", equalTo(3.0f))
                    .body("replay.rangeOk", equalTo(60));
            entries = topic.await(athlete, all -> all.size() == 3).getLast();
            assertTrue(!entries.getEntries(0).hasRuling());
        }
    }

    @Test
    void aScoreThatTheStoredSamplesDoNotGiveStaysDisqualified() throws Exception {
        history(99.0, 60);
        String ruling = rule("score", ",\"sessionId\":\"%s\"".formatted(session));
        appeal(ruling)
                .then()
                .statusCode(200)
                .body("state", equalTo("upheld"))
                .body("replay.score", equalTo(3.0f))
                .body("replay.stood", equalTo(99.0f));
        problem(appeal(ruling).then(), 409, "ruling.settled");
    }

    @Test
    void conductIsForAnAdministratorToDecide() {
        String ruling = rule("conduct", "");
        appeal(ruling).then().statusCode(200).body("state", equalTo("appealed")).body("replay", nullValue());
        String decision = "{\"upheld\":false,\"statement\":\"It was her twin.\"}";
        problem(decide("carl", "coach", ruling, decision).then(), 403, "access.denied");
        decide("root", "admin", ruling, decision)
                .then()
                .statusCode(200)
                .body("state", equalTo("overturned"))
                .body("decision", equalTo("It was her twin."));
        problem(decide("root", "admin", ruling, decision).then(), 409, "ruling.settled");
        as("carl", "coach").get(RULINGS, id, athlete).then().statusCode(200).body("state", contains("overturned"));
    }

    @Test
    void anAppealWithoutSamplesWaitsAndCanBeRepeated() throws Exception {
        String ruling = rule("score", ",\"sessionId\":\"%s\"".formatted(session));
        problem(appeal(ruling).then(), 404, "workout.unknown");
        history(3.0, 60);
        appeal(ruling).then().statusCode(200).body("state", equalTo("overturned"));
    }

    @Test
    void onlyTheOrganiserRulesAndOnlyTheAthleteAppeals() {
        String body = body("conduct", "");
        problem(as("cora", "coach").body(body).post(RULINGS, id, athlete).then(), 403, "access.denied");
        problem(as(athlete, "athlete").body(body).post(RULINGS, id, athlete).then(), 403, "access.denied");
        problem(given().get(RULINGS, id, athlete).then(), 401, "token.missing");
        problem(as("bob", "athlete").get(RULINGS, id, athlete).then(), 403, "access.denied");
        String ruling = rule("conduct", "");
        problem(as("carl", "coach").body(body).post(RULINGS, id, athlete).then(), 409, "ruling.exists");
        problem(
                as("bob", "athlete")
                        .body(WHY)
                        .post(RULINGS + "/{r}/appeal", id, athlete, ruling)
                        .then(),
                403,
                "access.denied");
        problem(as("carl", "coach").body(body).post(RULINGS, id, "nobody").then(), 404, "entry.unknown");
        problem(appeal("none").then(), 404, "ruling.unknown");
    }

    @Test
    void everyWrongFieldIsNamed() {
        problem(
                        as("carl", "coach")
                                .body("{\"rule\":\"signal\"}")
                                .post(RULINGS, id, athlete)
                                .then(),
                        400,
                        "request.invalid")
                .body("errors.field", containsInAnyOrder("sessionId", "fromSeq", "toSeq", "statement"));
    }

    private String rule(String rule, String more) {
        return as("carl", "coach")
                .body(body(rule, more))
                .post(RULINGS, id, athlete)
                .then()
                .statusCode(200)
                .body("state", equalTo("standing"))
                .extract()
                .path("disqualificationId");
    }

    private static String body(String rule, String more) {
        return "{\"rule\":\"%s\",\"statement\":\"The curve is flat.\"%s}".formatted(rule, more);
    }

    private Response appeal(String ruling) {
        return as(athlete, "athlete").body(WHY).post(RULINGS + "/{r}/appeal", id, athlete, ruling);
    }

    private Response decide(String subject, String role, String ruling, String decision) {
        return as(subject, role).body(decision).post(RULINGS + "/{r}/decision", id, athlete, ruling);
    }

    /** A ride of a minute in zone 3, in two pages, with the score that stood. */
    private void history(double effort, int samples) throws Exception {
        var all = ReplayTest.samples(60, 150, "");
        String whose = session + "%s?athleteId=" + athlete;
        History.put(
                whose.formatted(""),
                "{\"sampleCount\":%d,\"startMs\":1000,\"effort\":%s,\"heartRate\":{\"hrMax\":190}}"
                        .formatted(samples, effort));
        String first = all.toString();
        int half = first.indexOf("{\"seq\":31");
        History.put(
                whose.formatted("/samples") + "&limit=10000",
                "{\"samples\":%s],\"next\":\"30\"}".formatted(first.substring(0, half - 1)));
        History.put(
                whose.formatted("/samples") + "&limit=10000&cursor=30",
                "{\"samples\":[%s}".formatted(first.substring(half)));
    }
}
