package io.fitconnect.competition;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.google.protobuf.Message;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.athlete.v1.Sex;
import io.fitconnect.proto.internal.boards.v1.BoardResult;
import io.fitconnect.proto.live.v1.Verdict;
import io.fitconnect.testkit.Postgres;
import io.fitconnect.testkit.Servers;
import io.fitconnect.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** What tests of this service do again and again. */
public final class World {
    public static final String COMPETITIONS = "/api/v1/competitions";

    private World() {}

    public static RequestSpecification as(String subject, String role) {
        return given().auth().oauth2(Tokens.token(subject, role)).contentType(ContentType.JSON);
    }

    public static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    /** Announces a competition that runs from an hour ago for a while; more fields as JSON members. */
    public static String announce(String more) {
        return announce(Instant.now().minusSeconds(3600), Instant.now().plusSeconds(3600), more);
    }

    public static String announce(Instant start, Instant end, String more) {
        String id = "cup-" + UUID.randomUUID().toString().substring(0, 13);
        as("carl", "coach")
                .body(
                        "{\"competitionId\":\"%s\",\"title\":\"Cup\",\"metric\":\"effort\",\"start\":\"%s\",\"end\":\"%s\"%s}"
                                .formatted(id, start, end, more))
                .post(COMPETITIONS)
                .then()
                .statusCode(201);
        return id;
    }

    /** A competition whose end has come. */
    public static String ended(String more) {
        String id = announce(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1), more);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> given().get(COMPETITIONS + "/{id}", id).then().body("state", equalTo("ended")));
        return id;
    }

    /** A competition whose official standings are these athletes in this order. */
    public static String official(String... athletes) {
        String id = ended("");
        for (int i = 0; i < athletes.length; i++) {
            line(id, "", athletes[i], i + 1, 100 - i, 1000);
        }
        total(id, "", athletes.length, 1000);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> given().get(COMPETITIONS + "/{id}", id).then().body("state", equalTo("official")));
        return id;
    }

    /** An official line as the boards send it; a division with its underscore. */
    public static void line(String id, String division, String athlete, int rank, double score, long officialMs) {
        String board = "competition/" + id + division + "/effort";
        publish(
                "board.results.v1",
                board + "|" + athlete,
                BoardResult.newBuilder()
                        .setBoardId(board)
                        .setAthleteId(athlete)
                        .setName(athlete)
                        .setRank(rank)
                        .setScore(score)
                        .setVerdict(Verdict.VERIFIED)
                        .setOfficialMs(officialMs)
                        .build());
    }

    /** How many lines there are. */
    public static void total(String id, String division, int total, long officialMs) {
        String board = "competition/" + id + division + "/effort";
        publish(
                "board.results.v1",
                board + "|",
                BoardResult.newBuilder()
                        .setBoardId(board)
                        .setTotal(total)
                        .setOfficialMs(officialMs)
                        .build());
    }

    public static void enter(String id, String athlete) {
        as(athlete, "athlete")
                .put(COMPETITIONS + "/{id}/entries/{athlete}", id, athlete)
                .then()
                .statusCode(200);
    }

    /** Tells the service of an athlete as the profiles' service does, and waits until it knows. */
    public static void profile(String athlete, int birthYear, Sex sex, double weightKg, double ftpW) {
        publish(
                "athlete.profiles.v1",
                athlete,
                Profile.newBuilder()
                        .setAthleteId(athlete)
                        .setBirthYear(birthYear)
                        .setSex(sex)
                        .setWeightKg(weightKg)
                        .setFtpW(ftpW)
                        .setHrMax(190)
                        .setUpdatedMs(7)
                        .build());
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        number("SELECT count(*) FROM competition.profile WHERE athlete_id = '%s' AND weight_kg = %s"
                                        .formatted(athlete, weightKg))
                                == 1);
    }

    /** Writes as another service does, and waits until Kafka has it; null is a tombstone. */
    public static void publish(String topic, String key, @Nullable Message value) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", Servers.kafka()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value == null ? null : value.toByteArray()))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    public static long number(String sql) {
        String url = "jdbc:postgresql://" + Servers.postgres() + "/" + Postgres.database();
        var properties = new Properties();
        properties.put("user", "postgres");
        try (var connection = new org.postgresql.Driver().connect(url, properties);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
