package io.fitconnect.gateway.cache;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.fitconnect.testkit.CassandraResource;
import io.fitconnect.testkit.GrpcPortResource;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.RedisResource;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reads, changes and what lies between them, on a real Redis. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(CassandraResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(GrpcPortResource.class)
class ResponseCacheIT {
    private static final Duration TTL = Duration.ofSeconds(30);

    @Inject
    ResponseCache cache;

    private final String key = UUID.randomUUID().toString();
    private final List<String> tags = List.of("tag-" + key);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void aReadThatBeganBeforeAChangeHidesItFromNobody() {
        CompletableFuture<Optional<Stored>> slow = new CompletableFuture<>();
        CompletableFuture<ResponseCache.Read> early =
                read(() -> Uni.createFrom().completionStage(slow));
        await().until(() -> asked.get() == 1);

        cache.invalidate(tags).await().atMost(TTL);
        // While the early read is still on its way, another one doesn't wait for it.
        assertEquals("new", body(read(() -> answer("new")).join()));
        slow.complete(Optional.of(stored("old")));
        assertEquals("old", body(early.join()));

        ResponseCache.Read late = read(() -> answer("not asked")).join();
        assertEquals("new", body(late));
        assertSame(ResponseCache.Result.HIT, late.result());
    }

    @Test
    void aSlowReadsAnswerIsNotStoredOverAChange() {
        CompletableFuture<Optional<Stored>> slow = new CompletableFuture<>();
        CompletableFuture<ResponseCache.Read> early =
                read(() -> Uni.createFrom().completionStage(slow));
        await().until(() -> asked.get() == 1);
        cache.invalidate(tags).await().atMost(TTL);
        slow.complete(Optional.of(stored("old")));
        early.join();

        ResponseCache.Read late = read(() -> answer("new")).join();

        assertEquals("new", body(late));
        assertSame(ResponseCache.Result.MISS, late.result());
    }

    @Test
    void allWhoMissTheSameShareOneAnswer() {
        CompletableFuture<Optional<Stored>> slow = new CompletableFuture<>();
        List<CompletableFuture<ResponseCache.Read>> reads = IntStream.range(0, 50)
                .mapToObj(i -> read(() -> Uni.createFrom().completionStage(slow)))
                .toList();
        await().until(() -> asked.get() == 1);
        slow.complete(Optional.of(stored("one")));

        reads.forEach(read -> assertEquals("one", body(read.join())));
        assertEquals(1, asked.get());
    }

    @Test
    void aRefusalIsNotKept() {
        read(() -> Uni.createFrom().item(Optional.empty())).join();

        assertEquals("there", body(read(() -> answer("there")).join()));
    }

    private CompletableFuture<ResponseCache.Read> read(Supplier<Uni<Optional<Stored>>> ask) {
        return cache.read(key, tags, TTL, () -> {
                    asked.incrementAndGet();
                    return ask.get();
                })
                .subscribeAsCompletionStage();
    }

    private static Uni<Optional<Stored>> answer(String body) {
        return Uni.createFrom().item(Optional.of(stored(body)));
    }

    private static Stored stored(String body) {
        return new Stored("text/plain", "\"" + body + "\"", null, Buffer.buffer(body));
    }

    private static String body(ResponseCache.Read read) {
        return read.stored().orElseThrow().body().toString();
    }
}
