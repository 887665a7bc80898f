package io.fitconnect.load.api;

import io.fitconnect.measure.Latencies;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongToDoubleFunction;

/**
 * Sends requests when they are due, whether earlier ones are answered or not; a latency begins when its request was due.
 * At most {@value #MAX_WAITING} wait for answers, further ones are counted as not sent.
 */
final class ApiLoad implements AutoCloseable {
    private static final int MAX_WAITING = 2_000;
    private static final int CONNECTIONS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Somebody who asks. */
    record User(String athlete, String token) {}

    /** Everything but the pace happens on this one event loop. */
    private final Context loop;

    private final HttpClient client;
    private final URI base;
    private final List<User> users;
    private final List<String> classes;
    private final AtomicInteger waiting = new AtomicInteger();

    final Map<Kind, Latencies> latencies = new EnumMap<>(Kind.class);
    final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
    final Map<String, LongAdder> cache = new ConcurrentHashMap<>();
    final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
    final LongAdder notSent = new LongAdder();

    ApiLoad(Vertx vertx, URI base, List<User> users, List<String> classes) {
        this.loop = vertx.getOrCreateContext();
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(CONNECTIONS).setMaxWaitQueueSize(MAX_WAITING));
        this.base = base;
        this.users = users;
        this.classes = classes;
        Arrays.stream(Kind.values()).forEach(kind -> latencies.put(kind, new Latencies()));
    }

    /** Sends at a rate that rises from nothing, so that the platform gets warm and no queue is there when it is. */
    void warmUp(double perSecond, Duration duration) {
        double seconds = duration.toMillis() / 1e3;
        send((long) (perSecond * seconds / 2), number -> Math.sqrt(2 * number * seconds / perSecond));
    }

    /** Blocks for as long and until the last answer is there. */
    void run(double perSecond, Duration duration) {
        send((long) (perSecond * duration.toMillis() / 1e3), number -> number / perSecond);
    }

    private void send(long count, LongToDoubleFunction dueSeconds) {
        long start = System.nanoTime();
        for (long number = 0; number < count; number++) {
            long due = start + (long) (dueSeconds.applyAsDouble(number) * 1e9);
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            send(number, due);
        }
        long given = System.nanoTime() + 2 * PATIENCE.toNanos();
        while (waiting.get() > 0 && System.nanoTime() < given) {
            LockSupport.parkNanos(1_000_000);
        }
        for (int lost = waiting.getAndSet(0); lost > 0; lost--) {
            count(failures, "never answered");
        }
    }

    void clear() {
        latencies.values().forEach(Latencies::clear);
        statuses.clear();
        cache.clear();
        failures.clear();
        notSent.reset();
    }

    private void send(long number, long due) {
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            notSent.increment();
            return;
        }
        User user = users.get((int) (number % users.size()));
        Kind kind = Kind.of(number);
        Call call = kind.call(user.athlete(), classes.get((int) (number % classes.size())), number);
        RequestOptions options = new RequestOptions()
                .setMethod(call.method())
                .setHost(base.getHost())
                .setPort(base.getPort() < 0 ? 80 : base.getPort())
                .setURI(call.path())
                .setTimeout(PATIENCE.toMillis())
                .putHeader("Authorization", "Bearer " + user.token());
        var body = call.body();
        loop.runOnContext(now -> client.request(options)
                .compose(request -> body == null
                        ? request.send()
                        : request.putHeader("Content-Type", "application/json").send(body.toBuffer()))
                .compose(response -> response.body().map(read -> counted(kind, response, read)))
                .onComplete(answered -> {
                    waiting.decrementAndGet();
                    latencies.computeIfAbsent(kind, it -> new Latencies()).add((System.nanoTime() - due) / 1e6);
                    if (answered.failed()) {
                        count(failures, answered.cause().getClass().getSimpleName());
                    }
                }));
    }

    private Buffer counted(Kind kind, HttpClientResponse response, Buffer body) {
        statuses.computeIfAbsent(response.statusCode(), status -> new LongAdder())
                .increment();
        String status = response.getHeader("Cache-Status");
        if (status != null) {
            count(cache, status.contains("hit") ? "hit" : "miss");
        }
        if (kind == Kind.GRAPHQL && response.statusCode() == 200 && kind.isError(body.toJsonObject())) {
            count(failures, "errors of GraphQL");
        }
        return body;
    }

    private static <K> void count(Map<K, LongAdder> counts, K of) {
        counts.computeIfAbsent(of, key -> new LongAdder()).increment();
    }

    /** Answers that are no success, and requests without one. */
    long errors() {
        long bad = statuses.entrySet().stream()
                .filter(entry -> entry.getKey() >= 400)
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
        return bad + failures.values().stream().mapToLong(LongAdder::sum).sum() + notSent.sum();
    }

    @Override
    public void close() {
        client.close();
    }
}
