package io.fitconnect.competition.contest;

import static io.fitconnect.competition.World.COMPETITIONS;
import static io.fitconnect.competition.World.announce;
import static io.fitconnect.competition.World.as;
import static io.fitconnect.competition.World.enter;
import static io.fitconnect.competition.World.problem;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.boards.v1.Ties;
import io.fitconnect.proto.internal.competition.v1.Competition;
import io.fitconnect.proto.internal.competition.v1.CompetitionState;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.TokensResource;
import io.fitconnect.testkit.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class CompetitionIT {
    private static final String DIVISIONS = ",\"bestOf\":3,\"ties\":\"dense\",\"divisions\":[{\"key\":\"light\","
            + "\"weightBelowKg\":75},{\"key\":\"heavy\",\"weightMinKg\":75}]";

    @Test
    void aCompetitionIsAnnouncedStartsAndEndsByTheClockAndIsPublished() {
        try (TopicReader<Competition> topic = new TopicReader<>("competition.lifecycle.v1", Competition.parser())) {
            Instant start = Instant.now().plusSeconds(1);
            String id = announce(start, start.plusSeconds(2), DIVISIONS);

            List<Competition> published = topic.await(id, all -> all.size() == 3);
            assertEquals(
                    List.of(
                            CompetitionState.COMPETITION_STATE_ANNOUNCED,
                            CompetitionState.COMPETITION_STATE_RUNNING,
                            CompetitionState.COMPETITION_STATE_ENDED),
                    published.stream().map(Competition::getState).toList());
            Competition last = published.getLast();
            assertEquals(3, last.getRules().getBestOf());
            assertEquals(Ties.TIES_DENSE, last.getRules().getTies());
            assertEquals(start.toEpochMilli() + 2000, last.getRules().getEndMs());
            assertEquals(List.of("light", "heavy"), last.getDivisionsList());
            assertTrue(last.getEndedMs() >= last.getEndMs());
            given().get(COMPETITIONS + "/{id}", id).then().statusCode(200).body("state", equalTo("ended"));
        }
    }

    @Test
    void everybodySeesCompetitionsAndOnlyInsidersTheOrganiser() {
        String id = announce(DIVISIONS);

        given().get(COMPETITIONS + "/{id}", id)
                .then()
                .statusCode(200)
                .body("$", not(hasKey("organiserId")))
                .body("divisions.key", contains("light", "heavy"))
                .body(
                        "boards",
                        contains(
                                "competition/" + id + "/effort",
                                "competition/" + id + "_light/effort",
                                "competition/" + id + "_heavy/effort"));
        as("root", "admin").get(COMPETITIONS + "/{id}", id).then().body("organiserId", equalTo("carl"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get(COMPETITIONS + "?state=running")
                        .then()
                        .statusCode(200)
                        .body("competitionId", hasItem(id)));
        problem(given().get(COMPETITIONS + "/none").then(), 404, "competition.unknown");
        problem(given().get(COMPETITIONS + "/no_underscore").then(), 400, "request.invalid");
        problem(given().get(COMPETITIONS + "?state=over").then(), 400, "request.invalid");
        problem(given().get(COMPETITIONS + "?limit=0").then(), 400, "request.invalid");
    }

    @Test
    void rulesCanBeChangedUntilItStartsOrSomebodyEnters() {
        Instant start = Instant.now().plusSeconds(3600);
        String id = announce(start, start.plusSeconds(60), "");
        String changed = "{\"title\":\"Cup 2\",\"metric\":\"work\",\"start\":\"%s\",\"end\":\"%s\"}"
                .formatted(start, start.plusSeconds(90));

        as("carl", "coach")
                .body(changed)
                .put(COMPETITIONS + "/{id}", id)
                .then()
                .statusCode(200)
                .body("title", equalTo("Cup 2"))
                .body("competitionId", equalTo(id))
                .body("metric", equalTo("work"));
        enter(id, "ann");
        problem(
                as("carl", "coach")
                        .body(changed)
                        .put(COMPETITIONS + "/{id}", id)
                        .then(),
                409,
                "competition.fixed");
        problem(
                as("carl", "coach")
                        .body(changed)
                        .put(COMPETITIONS + "/{id}", announce(""))
                        .then(),
                409,
                "competition.fixed");
    }

    @Test
    void aCancelledCompetitionStaysCancelled() {
        String id = announce("");
        as("carl", "coach")
                .delete(COMPETITIONS + "/{id}", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled"));
        as("root", "admin").delete(COMPETITIONS + "/{id}", id).then().statusCode(200);
        problem(as("ann", "athlete").put(COMPETITIONS + "/{id}/entries/ann", id).then(), 409, "competition.closed");
    }

    @Test
    void coachesAndAdministratorsOrganiseAndNobodyElse() {
        String id = announce("");
        String body = "{\"title\":\"x\",\"metric\":\"work\",\"start\":\"2026-01-01T00:00:00Z\",\"end\":\"%s\"}"
                .formatted(Instant.now().plusSeconds(60));
        problem(
                given().contentType("application/json")
                        .body(body)
                        .post(COMPETITIONS)
                        .then(),
                401,
                "token.missing");
        problem(as("ann", "athlete").body(body).post(COMPETITIONS).then(), 403, "access.denied");
        problem(as("hub", "hub").body(body).post(COMPETITIONS).then(), 403, "access.denied");
        problem(as("cora", "coach").delete(COMPETITIONS + "/{id}", id).then(), 403, "access.denied");
        problem(given().delete(COMPETITIONS + "/{id}", id).then(), 401, "token.missing");
        problem(
                as("carl", "coach")
                        .body(
                                "{\"competitionId\":\"%s\",\"title\":\"x\",\"metric\":\"work\",\"start\":\"%s\",\"end\":\"%s\"}"
                                        .formatted(
                                                id, Instant.now(), Instant.now().plusSeconds(60)))
                        .post(COMPETITIONS)
                        .then(),
                409,
                "competition.exists");
    }

    @Test
    void everyWrongFieldIsNamed() {
        String wrong = "{\"competitionId\":\"a_b\",\"metric\":\"speed\",\"start\":\"tomorrow\",\"bestOf\":0,"
                + "\"ties\":\"coin\",\"divisions\":[{\"key\":\"a\",\"sex\":\"x\",\"ageMin\":30,\"ageMax\":20},"
                + "{\"key\":\"a\",\"weightMinKg\":80,\"weightBelowKg\":80,\"size\":1}]}";
        problem(as("carl", "coach").body(wrong).post(COMPETITIONS).then(), 400, "request.invalid")
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "competitionId",
                                "title",
                                "metric",
                                "start",
                                "end",
                                "bestOf",
                                "ties",
                                "divisions[0].sex",
                                "divisions[0].ageMin",
                                "divisions[1].weightMinKg",
                                "divisions[1].size",
                                "divisions"));
        problem(
                        as("carl", "coach")
                                .body("{\"title\":\"x\",\"metric\":\"work\",\"start\":\"2020-01-01T00:00:00Z\","
                                        + "\"end\":\"2020-01-02T00:00:00Z\"}")
                                .post(COMPETITIONS)
                                .then(),
                        400,
                        "request.invalid")
                .body("errors.field", contains("end"));
    }
}
