package io.fitconnect.auth;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.testkit.RedisResource;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(value = TokensResource.class, restrictToAnnotatedClass = true)
class TicketIT {
    @Inject
    RedisDataSource redis;

    @Inject
    AuthConfig config;

    private final String ada = "ada-" + UUID.randomUUID();

    @Test
    void aTicketHoldsWhoItsOwnerIsAndIsTakenOnce() {
        String ticket = issue(Tokens.token(ada, "athlete", "coach"))
                .statusCode(201)
                .header("Cache-Control", equalTo("no-store"))
                .body("ticket", matchesPattern("[A-Za-z0-9_-]{43}"))
                .body("expiresInS", equalTo(30))
                .extract()
                .path("ticket");

        long life = redis.key().ttl("ticket:" + ticket);
        JsonObject holder = new JsonObject(redis.value(String.class).getdel("ticket:" + ticket));

        assertTrue(life > 20 && life <= 30, life + " s");
        assertEquals(ada, holder.getString("sub"));
        assertEquals(
                Set.of("athlete", "coach"),
                Set.copyOf(holder.getJsonArray("roles", new JsonArray()).getList()));
        assertNull(redis.value(String.class).getdel("ticket:" + ticket));
    }

    @Test
    void noTwoTicketsAreTheSame() {
        String token = Tokens.token(ada, "athlete");

        assertNotEquals(
                issue(token).extract().<String>path("ticket"),
                issue(token).extract().<String>path("ticket"));
    }

    @Test
    void aSubjectGetsSoManyAMinuteAndOthersTheirOwn() {
        String token = Tokens.token(ada, "athlete");
        // Twice the limit: the minute may turn once in between.
        long refused = IntStream.range(0, 2 * config.ticketsPerMinute() + 1)
                .filter(i -> issue(token).extract().statusCode() == 429)
                .count();

        assertTrue(refused > 0);
        issue(Tokens.token("bob-" + UUID.randomUUID(), "athlete")).statusCode(201);
    }

    @Test
    void theRefusalSaysThatLaterMayWork() {
        String token = Tokens.token(ada, "athlete");
        ValidatableResponse last = null;
        for (int i = 0;
                i < 2 * config.ticketsPerMinute() + 1
                        && (last == null || last.extract().statusCode() != 429);
                i++) {
            last = issue(token);
        }

        last.statusCode(429)
                .contentType("application/problem+json")
                .body("code", equalTo("rate.exceeded"))
                .body("retryable", equalTo(true))
                .header("Retry-After", notNullValue());
    }

    @Test
    void withoutAGoodTokenThereIsNoTicket() {
        given().post("/api/v1/tickets").then().statusCode(401).body("code", equalTo("token.missing"));
        issue(Tokens.token(ada, Duration.ofMinutes(-5), "athlete"))
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("token.invalid"));
        given().get("/api/v1/tickets").then().statusCode(405).body("code", equalTo("method.unsupported"));
    }

    private static ValidatableResponse issue(String token) {
        return given().auth().oauth2(token).post("/api/v1/tickets").then();
    }
}
