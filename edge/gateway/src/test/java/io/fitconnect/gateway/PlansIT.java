package io.fitconnect.gateway;

import static io.fitconnect.gateway.Asking.as;
import static io.fitconnect.gateway.Asking.ask;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fitconnect.testkit.CassandraResource;
import io.fitconnect.testkit.GrpcPortResource;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.RedisResource;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Competitions, bookings, programmes and load over GraphQL. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(CassandraResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(GrpcPortResource.class)
class PlansIT {
    @Inject
    CallCount calls;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String ada = "ada-" + run;
    private final String bob = "bob-" + run;
    private final String coach = "coach-" + run;

    @Test
    void aCompetitionIsSeenByEverybodyWithItsDivisionsAndTheStandingsOfItsBoards() {
        String id = "cup-" + run;
        as(coach, "coach")
                .body(Map.of(
                        "competitionId",
                        id,
                        "title",
                        "Winter cup",
                        "start",
                        Instant.now().plus(1, ChronoUnit.HOURS).toString(),
                        "end",
                        Instant.now().plus(2, ChronoUnit.DAYS).toString(),
                        "metric",
                        "distance",
                        "bestOf",
                        3,
                        "divisions",
                        List.of(Map.of("key", "w", "title", "Women", "sex", "female", "ageMin", 18))))
                .post("/api/v1/competitions")
                .then()
                .statusCode(201);

        ask(
                        null,
                        "{competition(id:\"" + id + "\"){title state metric bestOf ties organiser{id}"
                                + " divisions{key sex ageMin ageMax} boards{id standings{total official}}}}")
                .body("errors", nullValue())
                .body("data.competition.title", equalTo("Winter cup"))
                .body("data.competition.state", equalTo("ANNOUNCED"))
                .body("data.competition.bestOf", equalTo(3))
                .body("data.competition.organiser", nullValue())
                .body("data.competition.divisions", hasSize(1))
                .body("data.competition.divisions[0].sex", equalTo("female"))
                .body("data.competition.divisions[0].ageMax", nullValue())
                .body("data.competition.boards", hasSize(2))
                .body("data.competition.boards[0].id", equalTo("competition/" + id + "/distance"))
                .body("data.competition.boards.standings.total", everyItem(equalTo(0)));
        ask(coach, "{competition(id:\"" + id + "\"){organiser{id}}}")
                .body("data.competition.organiser.id", equalTo(coach));
        ask(null, "{competitions(state:ANNOUNCED,limit:200){id startMs endMs}}")
                .body("data.competitions.id", hasItem(id))
                .body("data.competitions.startMs", everyItem(notNullValue()));
        ask(null, "{competition(id:\"none-" + run + "\"){title}}")
                .body("errors[0].extensions.code", equalTo("competition.unknown"));
        ask(null, "{competition(id:\"../classes\"){title}}")
                .body("errors[0].extensions.code", equalTo("request.invalid"));
    }

    @Test
    void placesAreBookedListedAndGivenUpAndAllTheirClassesAreAskedForAtOnce() {
        for (int i = 0; i < 12; i++) {
            plan("c" + i + "-" + run, 1);
            ask(ada, "mutation{bookClass(classId:\"c" + i + "-" + run + "\"){state position}}")
                    .body("data.bookClass.state", equalTo("BOOKED"));
        }
        ask(bob, "mutation{bookClass(classId:\"c0-" + run + "\"){state position athlete{id}}}")
                .body("data.bookClass.state", equalTo("WAITING"))
                .body("data.bookClass.position", equalTo(1))
                .body("data.bookClass.athlete.id", equalTo(bob));

        calls.take();
        ask(ada, "{myBookings{state class{id title booked}}}")
                .body("errors", nullValue())
                .body("data.myBookings", hasSize(12))
                .body("data.myBookings.class.title", everyItem(equalTo("Ride")));
        assertEquals(Map.of("GetClasses", 1), calls.take());

        ask(coach, "{bookings(classId:\"c0-" + run + "\"){state athlete{id}}}")
                .body("data.bookings.athlete.id", equalTo(List.of(ada, bob)));
        ask(bob, "{bookings(classId:\"c0-" + run + "\"){state}}")
                .body("errors[0].extensions.code", equalTo("access.denied"));
        ask(ada, "mutation{cancelBooking(classId:\"c0-" + run + "\"){booked waiting}}")
                .body("data.cancelBooking.booked", equalTo(1))
                .body("data.cancelBooking.waiting", equalTo(0));
        ask(bob, "{myBookings{state position}}").body("data.myBookings[0].state", equalTo("BOOKED"));
        ask(null, "{myBookings{state}}").body("errors[0].extensions.code", equalTo("token.missing"));
        ask(ada, "mutation{bookClass(classId:\"none-" + run + "\"){state}}")
                .body("errors[0].extensions.code", equalTo("class.unknown"));
    }

    @Test
    void aProgrammeIsReadWithTheClassesThatItPlansAndFollowedStepByStep() {
        plan("c-" + run, 5);
        String id = as(coach, "coach")
                .body(Map.of(
                        "title",
                        "Base",
                        "sessions",
                        List.of(
                                Map.of("week", 1, "day", 1, "title", "Together", "classId", "c-" + run),
                                Map.of(
                                        "week",
                                        1,
                                        "day",
                                        3,
                                        "title",
                                        "Alone",
                                        "blocks",
                                        List.of(Map.of(
                                                "name", "Easy", "durationS", 1800, "zoneLow", 1, "zoneHigh", 2))))))
                .post("/api/v1/programmes")
                .then()
                .statusCode(201)
                .extract()
                .path("programmeId");

        ask(
                        ada,
                        "{programme(id:\"" + id + "\"){title author{id} sessions{week day title class{title}"
                                + " blocks{name zoneHigh}}}}")
                .body("errors", nullValue())
                .body("data.programme.author.id", equalTo(coach))
                .body("data.programme.sessions[0].class.title", equalTo("Ride"))
                .body("data.programme.sessions[1].class", nullValue())
                .body("data.programme.sessions[1].blocks[0].zoneHigh", equalTo(2));
        ask(ada, "{programmes{id}}").body("data.programmes.id", hasItem(id));
        ask(null, "{programmes{id}}").body("errors[0].extensions.code", equalTo("token.missing"));

        String today = LocalDate.now(ZoneOffset.UTC).toString();
        as(ada, "athlete")
                .body(Map.of("startDay", today))
                .put("/api/v1/programmes/" + id + "/enrolments/" + ada)
                .then()
                .statusCode(204);
        ask(
                        ada,
                        "{progress(athleteId:\"" + ada + "\"){programmeId startDay next adherence"
                                + " sessions{number day state class{id}}}}")
                .body("errors", nullValue())
                .body("data.progress[0].programmeId", equalTo(id))
                .body("data.progress[0].startDay", equalTo(today))
                .body("data.progress[0].next", equalTo(1))
                .body("data.progress[0].adherence", nullValue())
                .body("data.progress[0].sessions.state", everyItem(equalTo("PLANNED")))
                .body("data.progress[0].sessions[0].class.id", equalTo("c-" + run));
    }

    @Test
    void loadIsForTheAthleteAndWhomItLets() {
        ask(
                        ada,
                        "{trainingLoad(athleteId:\"" + ada + "\",from:\"2026-01-01\",to:\"2026-02-01\"){method firstDay"
                                + " athlete{id} days{day load ctl atl tsb}}}")
                .body("errors", nullValue())
                .body("data.trainingLoad.athlete.id", equalTo(ada))
                .body("data.trainingLoad.firstDay", nullValue())
                .body("data.trainingLoad.days", hasSize(0));
        ask(bob, "{trainingLoad(athleteId:\"" + ada + "\"){method}}")
                .body("errors[0].extensions.code", equalTo("access.denied"));
        ask(ada, "{trainingLoad(athleteId:\"" + ada + "\",from:\"2026-02-01\",to:\"2026-01-01\"){method}}")
                .body("errors[0].extensions.code", equalTo("request.invalid"))
                .body("errors[0].extensions.errors[0].field", equalTo("from"));
    }

    private void plan(String classId, int capacity) {
        as(coach, "coach")
                .body(Map.of("classId", classId, "title", "Ride", "capacity", capacity))
                .post("/api/v1/classes")
                .then()
                .statusCode(201);
    }
}
