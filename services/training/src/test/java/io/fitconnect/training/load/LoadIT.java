package io.fitconnect.training.load;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fitconnect.proto.internal.athlete.v1.Consent;
import io.fitconnect.proto.internal.athlete.v1.ErasedPart;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.athlete.v1.Sex;
import io.fitconnect.proto.internal.training.v1.Booking;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.fitconnect.testkit.TopicReader;
import io.fitconnect.training.Kafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class LoadIT {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final String athlete = "ada-" + UUID.randomUUID();
    private final Kafka kafka = new Kafka();

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void sessionsBecomeTheLoadOfTheirDayAndTheFinalSummaryReplacesTheRunningOnes() {
        String session = UUID.randomUUID().toString();
        publish(session, DAY, 100, 60, false);
        publish(session, DAY, 200, 166.9, true);
        publish(session, DAY, 150, 120, false);
        publish(UUID.randomUUID().toString(), DAY, 10, 16.69, true);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertEquals(110, first("load"), 0.1));
        assertEquals(110 * (1 - Math.exp(-1 / 42.0)), first("ctl"), 0.01);
        assertEquals(110 * (1 - Math.exp(-1 / 7.0)), first("atl"), 0.01);
        given().auth()
                .oauth2(Tokens.token(athlete, "athlete"))
                .get(load() + "?from=2026-03-01&to=2026-03-03")
                .then()
                .statusCode(200)
                .body("zone", equalTo("UTC"))
                .body("firstDay", equalTo("2026-03-01"))
                .body("days.day", contains("2026-03-01", "2026-03-02", "2026-03-03"))
                .body("sessions.heart-rate", equalTo(2));
    }

    @Test
    void aProfileThatComesLateIsUsedForWhatWasBeforeAndANewFtpForWhatComesAfter() {
        publish(power(UUID.randomUUID().toString(), DAY, 250));
        await().atMost(Duration.ofSeconds(20)).until(() -> !days().isEmpty());
        profile(250, 1);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertEquals(100, first("load"), 1e-6));

        profile(500, 2);
        publish(power(UUID.randomUUID().toString(), DAY.plusDays(1), 250));
        await().atMost(Duration.ofSeconds(20)).until(() -> days().get(1) > 0);
        assertEquals(100, first("load"), 1e-6);
    }

    @Test
    void whoIsErasedLeavesNothingNotEvenAPlaceInAClassAndIsNotTakenInAgain() {
        publish(UUID.randomUUID().toString(), DAY, 200, 166.9, true);
        await().atMost(Duration.ofSeconds(20)).until(() -> !days().isEmpty());

        String classId = "spin-" + UUID.randomUUID();
        as("carl", "coach")
                .contentType("application/json")
                .body("{\"classId\":\"%s\",\"title\":\"Spin\",\"capacity\":1}".formatted(classId))
                .post("/api/v1/classes")
                .then()
                .statusCode(201);
        as(athlete, "athlete")
                .post("/api/v1/classes/{id}/bookings", classId)
                .then()
                .statusCode(201);
        as("bob", "athlete")
                .post("/api/v1/classes/{id}/bookings", classId)
                .then()
                .body("state", equalTo("waiting"));

        try (var bookings = new TopicReader<>("class.bookings.v1", Booking.parser());
                var erasures = new TopicReader<>("athlete.erasures.v1", ErasedPart.parser())) {
            kafka.send(
                    "athlete.profiles.v1",
                    athlete,
                    Profile.newBuilder()
                            .setAthleteId(athlete)
                            .setErasedMs(5)
                            .setUpdatedMs(5)
                            .build());

            List<ErasedPart> told = erasures.await(athlete, all -> all.size() == 1);
            assertEquals("training", told.getFirst().getPart());
            assertEquals(List.of(), days());
            as("carl", "coach")
                    .get("/api/v1/classes/{id}/bookings", classId)
                    .then()
                    .body("athleteId", contains("bob"))
                    .body("state", contains("booked"));
            await().atMost(Duration.ofSeconds(20)).until(() -> bookings.isTombstone(classId + "|" + athlete));
        }
        publish(UUID.randomUUID().toString(), DAY, 200, 166.9, true);
        String other = UUID.randomUUID().toString();
        kafka.send(
                "workout.summaries.v1",
                athlete,
                summary(other, DAY).setAthleteId("dora-" + other).setTrimp(10).build());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !as("root", "admin")
                        .get("/api/v1/athletes/dora-" + other + "/load?from=2026-03-01&to=2026-03-02")
                        .jsonPath()
                        .getList("days")
                        .isEmpty());
        assertEquals(List.of(), days());
    }

    @Test
    void onlyTheAthleteAdministratorsAndCoachesWhomTheAthleteLetsSeeIt() {
        given().get(load()).then().statusCode(401);
        as("bob", "athlete").get(load()).then().statusCode(403).body("code", equalTo("access.denied"));
        as("hub", "hub").get(load()).then().statusCode(403);
        as("carl", "coach").get(load()).then().statusCode(403);
        kafka.send(
                "athlete.profiles.v1",
                athlete,
                Profile.newBuilder()
                        .setAthleteId(athlete)
                        .setConsent(Consent.newBuilder().setCoachSeesWorkouts(true))
                        .setUpdatedMs(1)
                        .build());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> as("carl", "coach")
                        .get(load())
                        .then()
                        .statusCode(200)
                        .body("firstDay", nullValue())
                        .body("days", empty()));
        as("root", "admin").get(load()).then().statusCode(200);
        as(athlete, "athlete")
                .get(load() + "?from=2026-13-01")
                .then()
                .statusCode(400)
                .body("errors.field", contains("from"));
        as(athlete, "athlete")
                .get(load() + "?from=2026-03-02&to=2026-03-01")
                .then()
                .statusCode(400)
                .body("errors", hasSize(1));
    }

    private void publish(String session, LocalDate day, long samples, double trimp, boolean ended) {
        publish(summary(session, day).setSampleCount(samples).setTrimp(trimp).setEnded(ended));
    }

    private void publish(WorkoutSummary.Builder summary) {
        kafka.send("workout.summaries.v1", athlete, summary.build());
    }

    private WorkoutSummary.Builder power(String session, LocalDate day, double watts) {
        return summary(session, day).setSampleCount(1).setEnded(true).setNormalizedPowerW(watts);
    }

    private WorkoutSummary.Builder summary(String session, LocalDate day) {
        long start = day.atTime(8, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
        return WorkoutSummary.newBuilder()
                .setAthleteId(athlete)
                .setSessionId(session)
                .setStartMs(start)
                .setEndMs(start + 3_600_000)
                .setDurationS(3_600);
    }

    private void profile(double ftpW, long updatedMs) {
        kafka.send(
                "athlete.profiles.v1",
                athlete,
                Profile.newBuilder()
                        .setAthleteId(athlete)
                        .setSex(Sex.SEX_MALE)
                        .setFtpW(ftpW)
                        .setUpdatedMs(updatedMs)
                        .build());
    }

    private double first(String figure) {
        List<Number> figures = read().getList("days." + figure);
        return figures.isEmpty() ? Double.NaN : figures.getFirst().doubleValue();
    }

    /** Load of each day that has some. */
    private List<Double> days() {
        List<Number> loads = read().getList("days.load");
        return loads.stream().map(Number::doubleValue).toList();
    }

    private JsonPath read() {
        return as(athlete, "athlete")
                .get(load() + "?from=2026-03-01&to=2026-03-02")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String load() {
        return "/api/v1/athletes/" + athlete + "/load";
    }

    private static RequestSpecification as(String subject, String role) {
        return given().auth().oauth2(Tokens.token(subject, role));
    }
}
