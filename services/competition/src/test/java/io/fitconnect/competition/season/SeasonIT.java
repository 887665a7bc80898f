package io.fitconnect.competition.season;

import static io.fitconnect.competition.World.as;
import static io.fitconnect.competition.World.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.fitconnect.competition.World;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class SeasonIT {
    private static final String SEASONS = "/api/v1/seasons";

    private final String id = "spring-" + UUID.randomUUID().toString().substring(0, 13);

    @Test
    void aSeasonStandsByItsOfficialCompetitions() {
        String first = World.official("ann", "bob");
        String second = World.official("bob", "cyd", "ann");
        String running = World.announce("");
        make("[\"%s\",\"%s\",\"%s\"]".formatted(first, running, second));

        given().get(SEASONS + "/{id}/standings", id)
                .then()
                .statusCode(200)
                .body("official", contains(first, second))
                .body("standings.athleteId", contains("bob", "ann", "cyd"))
                .body("standings.points", contains(16, 13, 6))
                .body("standings.rank", contains(1, 2, 3))
                .body("standings[1].competitions.rank", contains(1, 3));
        given().get(SEASONS + "/{id}/standings?division=light", id)
                .then()
                .statusCode(200)
                .body("division", equalTo("light"))
                .body("standings.size()", equalTo(0));
    }

    @Test
    void coachesMakeSeasonsAndEverybodySeesThem() {
        make("[\"a\",\"b\"]");
        given().get(SEASONS + "/{id}", id)
                .then()
                .statusCode(200)
                .body("points", contains(10, 6, 3))
                .body("competitions", contains("a", "b"))
                .body("ties", equalTo("countback"));
        problem(as("carl", "coach").body(body("[\"a\"]")).post(SEASONS).then(), 409, "season.exists");
        problem(as("ann", "athlete").body(body("[\"a\"]")).post(SEASONS).then(), 403, "access.denied");
        problem(
                given().contentType("application/json")
                        .body(body("[\"a\"]"))
                        .post(SEASONS)
                        .then(),
                401,
                "token.missing");
        problem(given().get(SEASONS + "/none").then(), 404, "season.unknown");
        problem(given().get(SEASONS + "/none/standings").then(), 404, "season.unknown");
        problem(given().get(SEASONS + "/{id}/standings?division=a_b", id).then(), 400, "request.invalid");
    }

    @Test
    void everyWrongFieldIsNamed() {
        problem(
                        as("carl", "coach")
                                .body("{\"competitions\":[\"a\",\"a\"],\"points\":[3,5],\"bestOf\":0,\"ties\":\"x\"}")
                                .post(SEASONS)
                                .then(),
                        400,
                        "request.invalid")
                .body("errors.field", containsInAnyOrder("title", "competitions", "points", "bestOf", "ties"));
        problem(
                        as("carl", "coach")
                                .body("{\"title\":\"x\",\"points\":[1.5]}")
                                .post(SEASONS)
                                .then(),
                        400,
                        "request.invalid")
                .body("errors.field", containsInAnyOrder("competitions", "points"));
    }

    private void make(String competitions) {
        as("carl", "coach").body(body(competitions)).post(SEASONS).then().statusCode(201);
    }

    private String body(String competitions) {
        return "{\"seasonId\":\"%s\",\"title\":\"Spring\",\"competitions\":%s,\"points\":[10,6,3],\"bestOf\":2,"
                        .formatted(id, competitions)
                + "\"ties\":\"countback\"}";
    }
}
