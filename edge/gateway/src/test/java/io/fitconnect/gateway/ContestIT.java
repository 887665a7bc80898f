package io.fitconnect.gateway;

import static io.fitconnect.gateway.Asking.as;
import static io.fitconnect.gateway.Asking.ask;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.fitconnect.testkit.CassandraResource;
import io.fitconnect.testkit.GrpcPortResource;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.RedisResource;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Entries and seasons over GraphQL. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(CassandraResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(GrpcPortResource.class)
class ContestIT {
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String cup = "cup-" + run;
    private final String ada = "ada-" + run;
    private final String coach = "coach-" + run;

    @Test
    void anAthleteEntersIsSeenByTheOrganiserAndLeaves() {
        announce();
        ask(ada, "{myEntry(competitionId:\"" + cup + "\"){state}}")
                .body("errors[0].extensions.code", equalTo("entry.unknown"));
        ask(ada, "mutation{enterCompetition(competitionId:\"" + cup + "\"){state division athlete{id}}}")
                .body("errors", nullValue())
                .body("data.enterCompetition.state", equalTo("ENTERED"))
                .body("data.enterCompetition.division", nullValue())
                .body("data.enterCompetition.athlete.id", equalTo(ada));
        ask(coach, "{entries(competitionId:\"" + cup + "\"){state enteredMs athlete{id}}}")
                .body("data.entries.athlete.id", contains(ada))
                .body("data.entries[0].enteredMs", notNullValue());
        ask(ada, "{entries(competitionId:\"" + cup + "\"){state}}")
                .body("errors[0].extensions.code", equalTo("access.denied"));
        ask(null, "mutation{enterCompetition(competitionId:\"" + cup + "\"){state}}")
                .body("errors[0].extensions.code", equalTo("token.missing"));
        ask(ada, "mutation{leaveCompetition(competitionId:\"" + cup + "\"){state}}")
                .body("data.leaveCompetition.state", equalTo("WITHDRAWN"));
        ask(ada, "{myEntry(competitionId:\"" + cup + "\"){state}}").body("data.myEntry.state", equalTo("WITHDRAWN"));
    }

    @Test
    void aSeasonAndItsStandingsAreSeenByEverybody() {
        announce();
        String season = "season-" + run;
        as(coach, "coach")
                .body(Map.of(
                        "seasonId", season, "title", "Winter", "competitions", List.of(cup), "points", List.of(10, 6)))
                .post("/api/v1/seasons")
                .then()
                .statusCode(201);
        ask(
                        null,
                        "{season(id:\"" + season + "\"){title competitions points bestOf ties}"
                                + " seasonStandings(id:\"" + season + "\"){official rows{rank points athlete{id}}}}")
                .body("errors", nullValue())
                .body("data.season.title", equalTo("Winter"))
                .body("data.season.competitions", contains(cup))
                .body("data.season.points", contains(10, 6))
                .body("data.seasonStandings.official", empty())
                .body("data.seasonStandings.rows", empty());
        ask(null, "{season(id:\"none-" + run + "\"){title}}")
                .body("errors[0].extensions.code", equalTo("season.unknown"));
    }

    private void announce() {
        as(coach, "coach")
                .body(Map.of(
                        "competitionId",
                        cup,
                        "title",
                        "Cup",
                        "start",
                        Instant.now().plus(1, ChronoUnit.HOURS).toString(),
                        "end",
                        Instant.now().plus(2, ChronoUnit.DAYS).toString(),
                        "metric",
                        "effort"))
                .post("/api/v1/competitions")
                .then()
                .statusCode(201);
    }
}
