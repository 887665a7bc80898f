package io.fitconnect.gateway.cache;

import io.fitconnect.gateway.GatewayConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.quarkus.redis.datasource.value.SetArgs;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers in Redis, read through.
 *
 * <p>Each answer hangs on tags, each tag has a version that an invalidation counts up. An answer is stored with the
 * versions from <em>before</em> it was asked for and is good only while they stand. So a slow read that began before a
 * write never hides it: whenever it is stored, its versions are old. The version key lives far longer than any answer.
 *
 * <p>Of those who miss the same answer at the same versions, one asks: in this process they share its flight, in others
 * they wait a little for what it stores.
 */
@ApplicationScoped
public class ResponseCache {
    private static final Logger LOG = Logger.getLogger(ResponseCache.class);
    private static final String ENTRY = "gateway:entry:";
    private static final String VERSION = "gateway:version:";
    private static final String LOCK = "gateway:lock:";
    /** Counted up when an invalidation may have been lost. */
    private static final String ALL = VERSION + "all";

    private static final String INVALIDATE = """
            for _, key in ipairs(KEYS) do
              redis.call('INCR', key)
              redis.call('PEXPIRE', key, ARGV[1])
            end""";
    private static final Duration VERSION_LIFE = Duration.ofHours(1);
    private static final Duration LOCK_LIFE = Duration.ofSeconds(2);
    private static final Duration GLANCE = Duration.ofMillis(25);
    private static final int GLANCES = 20;

    /** What became of a read. */
    public enum Result {
        HIT,
        MISS,
        OFF
    }

    /** An answer, if it was a good one, and where it came from; the body of a refusal stays with the asker. */
    public record Read(Optional<Stored> stored, Result result) {}

    private record Look(String versions, Optional<Stored> stored) {}

    private final ReactiveRedisDataSource redis;
    private final ReactiveValueCommands<String, byte[]> values;
    private final RedisGate gate;
    private final GatewayConfig.Cache config;
    private final MeterRegistry meters;
    private final Map<String, Uni<Optional<Stored>>> flights = new ConcurrentHashMap<>();
    private final AtomicBoolean flushOwed = new AtomicBoolean();

    ResponseCache(ReactiveRedisDataSource redis, RedisGate gate, GatewayConfig config, MeterRegistry meters) {
        this.redis = redis;
        this.values = redis.value(byte[].class);
        this.gate = gate;
        this.config = config.cache();
        this.meters = meters;
    }

    /** The stored answer, or what {@code ask} answers; without Redis always the latter. */
    public Uni<Read> read(String key, Collection<String> tags, Duration ttl, Supplier<Uni<Optional<Stored>>> ask) {
        if (!config.enabled()) {
            return ask.get().map(stored -> counted(stored, Result.OFF));
        }
        return look(key, tags)
                .map(Optional::of)
                .onFailure()
                .recoverWithItem(e -> Optional.empty())
                .chain(look -> look.map(it -> found(key, tags, ttl, it, ask))
                        .orElseGet(() -> ask.get().map(stored -> counted(stored, Result.OFF))));
    }

    /** From now on nobody is given what hangs on the tags and was asked for before. */
    public Uni<Void> invalidate(Collection<String> tags) {
        if (tags.isEmpty() || !config.enabled()) {
            return Uni.createFrom().voidItem();
        }
        return countUp(tags.stream().map(tag -> VERSION + tag).toList())
                .onFailure()
                .recoverWithUni(e -> {
                    flushOwed.set(true);
                    LOG.debugf("an invalidation is owed: %s", e.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Look> look(String key, Collection<String> tags) {
        List<String> versions = Stream.concat(Stream.of(ALL), tags.stream().map(tag -> VERSION + tag))
                .toList();
        List<String> keys = new ArrayList<>(versions);
        keys.add(ENTRY + key);
        return flush().chain(() -> gate.ask(() -> values.mget(keys.toArray(String[]::new))))
                .map(found -> look(versions, key, found));
    }

    private static Look look(List<String> versionKeys, String key, Map<String, byte[]> found) {
        String versions =
                versionKeys.stream().map(version -> text(found.get(version))).collect(Collectors.joining("."));
        byte[] entry = found.get(ENTRY + key);
        return new Look(
                versions, entry == null ? Optional.empty() : Optional.ofNullable(Stored.decode(entry, versions)));
    }

    private static String text(byte @Nullable [] version) {
        return version == null ? "0" : new String(version, StandardCharsets.US_ASCII);
    }

    private Uni<Read> found(
            String key, Collection<String> tags, Duration ttl, Look look, Supplier<Uni<Optional<Stored>>> ask) {
        if (look.stored().isPresent()) {
            return Uni.createFrom().item(counted(look.stored(), Result.HIT));
        }
        String flight = key + "@" + look.versions();
        return flights.computeIfAbsent(
                        flight,
                        missing -> fill(key, tags, ttl, look.versions(), ask)
                                .onTermination()
                                .invoke(() -> flights.remove(flight))
                                .memoize()
                                .indefinitely())
                .map(stored -> counted(stored, Result.MISS));
    }

    private Uni<Optional<Stored>> fill(
            String key, Collection<String> tags, Duration ttl, String versions, Supplier<Uni<Optional<Stored>>> ask) {
        String lock = LOCK + key + "@" + versions;
        return gate.ask(() -> values.setAndChanged(
                        lock, new byte[] {1}, new SetArgs().nx().px(LOCK_LIFE)))
                .onFailure()
                .recoverWithItem(true)
                .chain(mine -> mine
                        ? ask.get()
                                .call(stored -> store(key, tags, versions, ttl, stored))
                                .eventually(() -> release(lock))
                        : await(key, tags, versions, GLANCES)
                                .chain(there ->
                                        there.isPresent() ? Uni.createFrom().item(there) : ask.get()));
    }

    /** What another process asks for just now; empty when it takes too long, or has been invalidated. */
    private Uni<Optional<Stored>> await(String key, Collection<String> tags, String versions, int glances) {
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(GLANCE)
                .chain(() -> look(key, tags))
                .chain(look -> look.stored().isPresent() || !look.versions().equals(versions) || glances == 1
                        ? Uni.createFrom().item(look.stored())
                        : await(key, tags, versions, glances - 1))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /** An answer that is old by now would do no harm, but take the place of a newer one. */
    private Uni<Void> store(
            String key, Collection<String> tags, String versions, Duration ttl, Optional<Stored> stored) {
        if (stored.isEmpty() || stored.get().body().length() > config.largestBody()) {
            return Uni.createFrom().voidItem();
        }
        byte[] entry = stored.get().encode(versions);
        return look(key, tags)
                .chain(now -> now.versions().equals(versions)
                        ? gate.ask(() -> values.psetex(ENTRY + key, ttl.toMillis(), entry))
                        : Uni.createFrom().voidItem())
                .onFailure()
                .recoverWithNull();
    }

    /** A refusal is not stored, and who asks next shall not wait for it. */
    private Uni<Void> release(String lock) {
        return gate.ask(() -> redis.key().del(lock))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> flush() {
        return flushOwed.get()
                ? countUp(List.of(ALL)).invoke(() -> flushOwed.set(false))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> countUp(List<String> keys) {
        List<String> arguments = new ArrayList<>();
        arguments.add(INVALIDATE);
        arguments.add(String.valueOf(keys.size()));
        arguments.addAll(keys);
        arguments.add(String.valueOf(VERSION_LIFE.toMillis()));
        return gate.ask(() -> redis.execute("EVAL", arguments.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private Read counted(Optional<Stored> stored, Result result) {
        count(result.name().toLowerCase(Locale.ROOT));
        return new Read(stored, result);
    }

    /** Of a read that was not for the cache: {@code bypass}. */
    public void count(String result) {
        meters.counter("fitconnect.gateway.cache.reads", "result", result).increment();
    }
}
