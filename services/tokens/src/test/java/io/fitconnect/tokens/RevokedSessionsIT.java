package io.fitconnect.tokens;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.testkit.RedisResource;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(TokensResource.class)
class RevokedSessionsIT {
    private static final String KEY = "revoked-sessions";

    @Inject
    RevokedSessions revoked;

    @Inject
    TokensConfig config;

    @Inject
    RedisDataSource redis;

    private final String session = UUID.randomUUID().toString();

    @Test
    void whatIsEndedHereCountsAtOnceAndOutlivesEveryToken() {
        assertFalse(revoked.contains(session));

        revoked.add(List.of(session)).await().atMost(Duration.ofSeconds(5));

        assertTrue(revoked.contains(session));
        OptionalDouble until = redis.sortedSet(String.class).zscore(KEY, session);
        double left = until.orElseThrow() - System.currentTimeMillis();
        assertTrue(left > 5 * 60_000 && left <= 6 * 60_000, left + " ms");
    }

    @Test
    void whatAnotherProcessEndedCountsWithinASecondAndIsForgottenWhenItsTokensHaveExpired() {
        long soon = System.currentTimeMillis() + 3_000;
        redis.sortedSet(String.class).zadd(KEY, soon, session);

        await().atMost(Duration.ofMillis(1_900)).until(() -> revoked.contains(session));
        await().atMost(Duration.ofSeconds(10)).until(() -> !revoked.contains(session));
        assertTrue(System.currentTimeMillis() >= soon);

        revoked.add(List.of(UUID.randomUUID().toString())).await().atMost(Duration.ofSeconds(5));
        assertTrue(redis.sortedSet(String.class).zscore(KEY, session).isEmpty());
    }

    @Test
    void aTokenOfNoSessionIsNoEndedOnes() {
        assertFalse(revoked.contains(null));
        assertEquals(Duration.ofSeconds(1), config.revocationRefresh());
        assertEquals(Duration.ofMinutes(6), config.longestLife());
    }
}
