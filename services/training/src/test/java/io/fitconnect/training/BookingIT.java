package io.fitconnect.training;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.training.v1.Booking;
import io.fitconnect.proto.internal.training.v1.BookingState;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.Postgres;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.Servers;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.fitconnect.testkit.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class BookingIT {
    private static final String CLASSES = "/api/v1/classes";
    private static final String BOOKINGS = CLASSES + "/{id}/bookings";

    private final String id = "row-" + UUID.randomUUID();

    @Test
    void ofFiftyWhoBookTenPlacesAtOnceTenAreInAndTheOthersWaitInOrder() throws Exception {
        plan(10);

        long before = rollbacks();
        List<Response> answers = atOnce(50);

        assertTrue(answers.stream().allMatch(it -> it.statusCode() == 201), () -> codes(answers));
        assertEquals(
                10,
                answers.stream().filter(it -> it.path("state").equals("booked")).count());
        List<String> booked = names("booked");
        List<String> waiting = names("waiting");
        assertEquals(10, booked.size());
        assertEquals(40, waiting.size());
        assertEquals(
                IntStream.rangeClosed(1, 40).boxed().toList(),
                coach().get(BOOKINGS, id).then().extract().path("findAll { it.state == 'waiting' }.position"));
        given().get(CLASSES + "/{id}", id).then().body("booked", equalTo(10)).body("waiting", equalTo(40));

        cancel(booked.get(3)).statusCode(204);

        athlete(waiting.getFirst())
                .get(BOOKINGS + "/{athlete}", id, waiting.getFirst())
                .then()
                .statusCode(200)
                .body("state", equalTo("booked"))
                .body("position", nullValue());
        athlete(waiting.get(1))
                .get(BOOKINGS + "/{athlete}", id, waiting.get(1))
                .then()
                .body("state", equalTo("waiting"))
                .body("position", equalTo(1));
        assertEquals(10, names("booked").size());
        // The test means something only when transactions collided, and were repeated.
        await().atMost(Duration.ofSeconds(30)).until(() -> rollbacks() > before);
    }

    @Test
    void placesThatFreeAllAtOnceGoToAsManyInOrder() throws Exception {
        plan(5);
        atOnce(20);
        List<String> booked = names("booked");
        List<String> waiting = names("waiting");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ValidatableResponse>> left = booked.stream()
                    .map(who -> threads.submit(() -> cancel(who)))
                    .toList();
            for (var answer : left) {
                answer.get().statusCode(204);
            }
        }

        assertEquals(List.copyOf(waiting.subList(0, 5)), names("booked"));
        assertEquals(List.copyOf(waiting.subList(5, 15)), names("waiting"));
    }

    @Test
    void bookingTwiceIsBookingOnceAndWhoComesBackStandsAtTheEnd() {
        plan(1);
        book("ada")
                .statusCode(201)
                .header("Location", endsWith("/bookings/ada"))
                .body("state", equalTo("booked"));
        book("bob").statusCode(201).body("position", equalTo(1));
        book("cleo").statusCode(201).body("position", equalTo(2));
        book("bob").statusCode(200).body("position", equalTo(1));

        cancel("bob").statusCode(204);
        book("bob").statusCode(201).body("position", equalTo(2));

        assertEquals(List.of("cleo", "bob"), names("waiting"));
        athlete("bob")
                .get("/api/v1/athletes/bob/bookings")
                .then()
                .body("findAll { it.classId == '" + id + "' }", hasSize(1));
    }

    @Test
    void morePlacesLetTheFirstWhoWaitInAndFewerThrowNobodyOut() {
        plan(1);
        List.of("ada", "bob", "cleo", "dan").forEach(this::book);

        replan(3, 200);
        assertEquals(List.of("ada", "bob", "cleo"), names("booked"));
        replan(1, 200);
        assertEquals(List.of("ada", "bob", "cleo"), names("booked"));
        cancel("bob").statusCode(204);
        assertEquals(List.of("ada", "cleo"), names("booked"));
    }

    @Test
    void everyChangeOfABookingIsPublishedThePromotedOnesToo() {
        try (var topic = new TopicReader<>(BookingMessage.TOPIC, Booking.parser())) {
            plan(1);
            book("ada");
            book("bob");
            cancel("ada");

            List<Booking> ada = topic.await(id + "|ada", all -> all.size() == 2);
            List<Booking> bob = topic.await(id + "|bob", all -> all.size() == 2);
            assertEquals(
                    List.of(BookingState.BOOKING_STATE_WAITING, BookingState.BOOKING_STATE_BOOKED),
                    bob.stream().map(Booking::getState).toList());
            assertEquals(
                    List.of(BookingState.BOOKING_STATE_BOOKED, BookingState.BOOKING_STATE_CANCELLED),
                    ada.stream().map(Booking::getState).toList());
            assertEquals("Row", ada.getFirst().getClassTitle());
        }
    }

    @Test
    void onlyTheCoachAndTheAthleteSeeWhoIsIn() {
        plan(2);
        book("ada");
        problem(given().get(BOOKINGS, id).then(), 401, "token.missing");
        problem(athlete("ada").get(BOOKINGS, id).then(), 403, "access.denied");
        problem(as("cora", "coach").get(BOOKINGS, id).then(), 403, "access.denied");
        problem(athlete("bob").get(BOOKINGS + "/ada", id).then(), 403, "access.denied");
        problem(athlete("bob").delete(BOOKINGS + "/ada", id).then(), 403, "access.denied");
        problem(as("hub", "hub").post(BOOKINGS, id).then(), 403, "access.denied");
        problem(athlete("bob").get("/api/v1/athletes/ada/bookings").then(), 403, "access.denied");
        as("root", "admin").get(BOOKINGS, id).then().body("athleteId", contains("ada"));
        athlete("ada").get(BOOKINGS + "/ada", id).then().statusCode(200);
        given().get(CLASSES + "/{id}", id).then().statusCode(200).body(not(containsString("ada")));
    }

    @Test
    void whatIsNotThereIs404AndAClassThatIsOverTakesNobody() {
        problem(athlete("ada").post(BOOKINGS, id).then(), 404, "class.unknown");
        plan(2);
        problem(cancel("ada"), 404, "booking.unknown");
        book("bob");
        coach().post(CLASSES + "/{id}/start", id);
        coach().post(CLASSES + "/{id}/end", id);
        problem(book("ada"), 409, "class.ended");
        problem(cancel("bob"), 409, "class.ended");
    }

    /** Transactions of this database that were rolled back, as far as its connections have told. */
    private static long rollbacks() {
        String url = "jdbc:postgresql://" + Servers.postgres() + "/" + Postgres.database() + "?user=postgres";
        try (var connection = DriverManager.getConnection(url);
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT xact_rollback FROM pg_stat_database WHERE datname = current_database()")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Response> atOnce(int athletes) throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> coming = new ArrayList<>();
            for (int i = 0; i < athletes; i++) {
                RequestSpecification request = athlete("athlete-" + i);
                coming.add(threads.submit(() -> {
                    gate.await();
                    return request.post(BOOKINGS, id);
                }));
            }
            gate.countDown();
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : coming) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static String codes(List<Response> answers) {
        return answers.stream()
                .map(it -> it.statusCode() + " " + it.path("code"))
                .toList()
                .toString();
    }

    private void plan(int capacity) {
        coach().body("{\"classId\":\"%s\",\"title\":\"Row\",\"capacity\":%d}".formatted(id, capacity))
                .post(CLASSES)
                .then()
                .statusCode(201);
    }

    private void replan(int capacity, int status) {
        coach().body("{\"title\":\"Row\",\"capacity\":%d}".formatted(capacity))
                .put(CLASSES + "/{id}", id)
                .then()
                .statusCode(status);
    }

    private ValidatableResponse book(String who) {
        return athlete(who).post(BOOKINGS, id).then();
    }

    private ValidatableResponse cancel(String who) {
        return athlete(who).delete(BOOKINGS + "/{who}", id, who).then();
    }

    /** As the coach sees them. */
    private List<String> names(String state) {
        return coach().get(BOOKINGS, id)
                .then()
                .statusCode(200)
                .extract()
                .path("findAll { it.state == '" + state + "' }.athleteId");
    }

    private static RequestSpecification coach() {
        return as("carl", "coach");
    }

    private static RequestSpecification athlete(String who) {
        return as(who, "athlete");
    }

    private static RequestSpecification as(String subject, String role) {
        return given().auth().oauth2(Tokens.token(subject, role)).contentType(ContentType.JSON);
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }
}
