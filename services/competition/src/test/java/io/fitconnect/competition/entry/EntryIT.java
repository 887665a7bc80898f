package io.fitconnect.competition.entry;

import static io.fitconnect.competition.World.COMPETITIONS;
import static io.fitconnect.competition.World.announce;
import static io.fitconnect.competition.World.as;
import static io.fitconnect.competition.World.enter;
import static io.fitconnect.competition.World.number;
import static io.fitconnect.competition.World.problem;
import static io.fitconnect.competition.World.profile;
import static io.fitconnect.competition.World.publish;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.athlete.v1.ErasedPart;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.athlete.v1.Sex;
import io.fitconnect.proto.internal.competition.v1.AthleteEntries;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.Postgres;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.TokensResource;
import io.fitconnect.testkit.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class EntryIT {
    private static final String BY_POWER = ",\"ageYear\":2026,\"divisions\":[{\"key\":\"a\",\"powerMinWPerKg\":4},"
            + "{\"key\":\"b\",\"powerBelowWPerKg\":4}]";

    private final String athlete = "ann-" + UUID.randomUUID();

    @Test
    void theDivisionIsDecidedByTheProfileAndFrozenWithItsEvidence() {
        profile(athlete, 1990, Sex.SEX_FEMALE, 60, 240);
        String id = announce(BY_POWER);
        as(athlete, "athlete")
                .put(COMPETITIONS + "/{id}/entries/{athlete}", id, athlete)
                .then()
                .statusCode(200)
                .body("division", equalTo("a"))
                .body("evidence.age", equalTo(36))
                .body("evidence.sex", equalTo("female"))
                .body("evidence.weightKg", equalTo(60f))
                .body("evidence.powerWPerKg", equalTo(4f))
                .body("evidence.profileUpdatedMs", equalTo(7));

        profile(athlete, 1990, Sex.SEX_FEMALE, 70, 240);
        as(athlete, "athlete")
                .get(COMPETITIONS + "/{id}/entries/{athlete}", id, athlete)
                .then()
                .body("division", equalTo("a"))
                .body("evidence.weightKg", equalTo(60f));
        problem(
                as(athlete, "athlete")
                        .put(COMPETITIONS + "/{id}/entries/{athlete}", id, athlete)
                        .then(),
                409,
                "entry.exists");
    }

    @Test
    void whomNoDivisionTakesIsToldWhy() {
        String id = announce(BY_POWER);
        problem(
                        as(athlete, "athlete")
                                .put(COMPETITIONS + "/{id}/entries/{athlete}", id, athlete)
                                .then(),
                        409,
                        "entry.ineligible")
                .body("detail", containsString("a: the profile tells no power by weight"));
    }

    @Test
    void allOfAnAthletesEntriesArePublishedWithEachChange() {
        try (TopicReader<AthleteEntries> topic = new TopicReader<>(EntryMessages.TOPIC, AthleteEntries.parser())) {
            String first = announce("");
            String second = announce("");
            enter(first, athlete);
            enter(second, athlete);
            as(athlete, "athlete")
                    .delete(COMPETITIONS + "/{id}/entries/{athlete}", first, athlete)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("withdrawn"));

            AthleteEntries last = topic.await(athlete, all -> all.size() == 3).getLast();
            assertEquals(2, last.getEntriesCount());
            last.getEntriesList().forEach(entry -> {
                assertEquals(entry.getCompetitionId().equals(first), entry.getWithdrawn());
                assertTrue(entry.getEndMs() > entry.getStartMs());
            });
            enter(first, athlete);
            topic.await(athlete, all -> all.size() == 4);
        }
    }

    @Test
    void placesAreNeverGivenTwiceHoweverManyWantTheLastOnes() throws Exception {
        String id = announce(",\"mostEntries\":5");
        long rollbacks = rollbacks();
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String one = athlete.substring(0, 20) + "-" + i;
                answers.add(threads.submit(() -> as(one, "athlete")
                        .put(COMPETITIONS + "/{id}/entries/{athlete}", id, one)
                        .statusCode()));
            }
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }
        assertEquals(5, statuses.stream().filter(status -> status == 200).count(), statuses.toString());
        assertEquals(11, statuses.stream().filter(status -> status == 409).count(), statuses.toString());
        assertEquals(5, number("SELECT count(*) FROM competition.entry WHERE competition_id = '" + id + "'"));
        await("transactions collided with SQLSTATE 40001 and were repeated")
                .atMost(Duration.ofSeconds(20))
                .until(() -> rollbacks() > rollbacks);
    }

    @Test
    void athletesEnterThemselvesAndTheOrganiserSeesWho() {
        String id = announce("");
        problem(given().put(COMPETITIONS + "/{id}/entries/ann", id).then(), 401, "token.missing");
        problem(as("bob", "athlete").put(COMPETITIONS + "/{id}/entries/ann", id).then(), 403, "access.denied");
        problem(as("carl", "coach").put(COMPETITIONS + "/{id}/entries/ann", id).then(), 403, "access.denied");
        as("root", "admin").put(COMPETITIONS + "/{id}/entries/ann", id).then().statusCode(200);
        enter(id, "bob");

        as("carl", "coach")
                .get(COMPETITIONS + "/{id}/entries", id)
                .then()
                .statusCode(200)
                .body("athleteId", contains("ann", "bob"));
        as("carl", "coach")
                .get(COMPETITIONS + "/{id}/entries?after=ann", id)
                .then()
                .body("athleteId", contains("bob"));
        as("ann", "athlete").get(COMPETITIONS + "/{id}/entries/ann", id).then().statusCode(200);
        problem(as("bob", "athlete").get(COMPETITIONS + "/{id}/entries/ann", id).then(), 403, "access.denied");
        problem(as("bob", "athlete").get(COMPETITIONS + "/{id}/entries", id).then(), 403, "access.denied");
        problem(as("cora", "coach").get(COMPETITIONS + "/{id}/entries", id).then(), 403, "access.denied");
        problem(
                as("bob", "athlete")
                        .delete(COMPETITIONS + "/{id}/entries/ann", id)
                        .then(),
                403,
                "access.denied");
        problem(
                as("cy", "athlete")
                        .delete(COMPETITIONS + "/{id}/entries/cy", id)
                        .then(),
                404,
                "entry.unknown");
        problem(as("cy", "athlete").put(COMPETITIONS + "/none/entries/cy").then(), 404, "competition.unknown");
    }

    @Test
    void anAthleteWhoIsGoneLeavesNoEvidence() {
        profile(athlete, 1990, Sex.SEX_FEMALE, 60, 240);
        String id = announce(BY_POWER);
        enter(id, athlete);
        publish("athlete.profiles.v1", athlete, null);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> as("carl", "coach")
                        .get(COMPETITIONS + "/{id}/entries/{athlete}", id, athlete)
                        .then()
                        .statusCode(200)
                        .body("evidence.weightKg", equalTo(null)));
    }

    @Test
    void anErasedAthleteLeavesNothingAndThatIsTold() {
        profile(athlete, 1990, Sex.SEX_FEMALE, 60, 240);
        String id = announce(BY_POWER);
        enter(id, athlete);
        try (TopicReader<ErasedPart> topic = new TopicReader<>("athlete.erasures.v1", ErasedPart.parser())) {
            publish(
                    "athlete.profiles.v1",
                    athlete,
                    Profile.newBuilder().setAthleteId(athlete).setErasedMs(9).build());
            ErasedPart told = topic.await(athlete, all -> all.size() == 1).getFirst();
            assertEquals("competition", told.getPart());
        }
        problem(
                as("carl", "coach")
                        .get(COMPETITIONS + "/{id}/entries/{athlete}", id, athlete)
                        .then(),
                404,
                "entry.unknown");
        assertEquals(0, number("SELECT count(*) FROM competition.profile WHERE athlete_id = '" + athlete + "'"));
    }

    private static long rollbacks() {
        return number("SELECT xact_rollback FROM pg_stat_database WHERE datname = '" + Postgres.database() + "'");
    }
}
