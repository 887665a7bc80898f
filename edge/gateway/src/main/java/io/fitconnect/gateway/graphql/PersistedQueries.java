package io.fitconnect.gateway.graphql;

import io.fitconnect.gateway.GatewayConfig;
import io.fitconnect.gateway.cache.RedisGate;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Operations that were sent once and are named by their SHA-256 from then on (Apollo's automatic persisted queries). Redis
 * keeps the {@value #MOST} used last for all gateways, this process a copy of the ones it used last.
 */
@ApplicationScoped
public class PersistedQueries {
    private static final int MOST = 10_000;
    private static final int LONGEST = 16_384;

    private static final String KEEP = """
            redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
            redis.call('ZADD', KEYS[2], redis.call('TIME')[1], ARGV[1])
            local over = redis.call('ZCARD', KEYS[2]) - tonumber(ARGV[3])
            if over > 0 then
              local oldest = redis.call('ZPOPMIN', KEYS[2], over)
              for i = 1, #oldest, 2 do redis.call('HDEL', KEYS[1], oldest[i]) end
            end
            redis.call('PEXPIRE', KEYS[1], ARGV[4])
            redis.call('PEXPIRE', KEYS[2], ARGV[4])""";
    private static final String FIND = """
            local found = redis.call('HGET', KEYS[1], ARGV[1])
            if found then
              redis.call('ZADD', KEYS[2], redis.call('TIME')[1], ARGV[1])
              redis.call('PEXPIRE', KEYS[1], ARGV[2])
              redis.call('PEXPIRE', KEYS[2], ARGV[2])
            end
            return found""";
    private static final String DOCUMENTS = "gateway:queries";
    private static final String USED = "gateway:queries:used";

    private final ReactiveRedisDataSource redis;
    private final RedisGate gate;
    private final String lifeMs;
    private final Map<String, String> here;

    PersistedQueries(ReactiveRedisDataSource redis, RedisGate gate, GatewayConfig config) {
        this.redis = redis;
        this.gate = gate;
        this.lifeMs = String.valueOf(config.graphql().persistedTtl().toMillis());
        this.here = Collections.synchronizedMap(copies(config.graphql().persistedHere()));
    }

    /** Empty: it has to be sent again, which also happens when Redis is away. */
    Uni<Optional<String>> find(String hash) {
        String known = here.get(hash);
        if (known != null) {
            return Uni.createFrom().item(Optional.of(known));
        }
        return gate.ask(() -> redis.execute("EVAL", FIND, "2", DOCUMENTS, USED, hash, lifeMs))
                .map(found -> Optional.ofNullable(found).map(Response::toString))
                .invoke(found -> found.ifPresent(document -> here.put(hash, document)))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /** Keeps a document that has its hash; a very long one is not kept. */
    Uni<Void> keep(String hash, String document) {
        if (document.length() > LONGEST || document.equals(here.put(hash, document))) {
            return Uni.createFrom().voidItem();
        }
        return gate.ask(() ->
                        redis.execute("EVAL", KEEP, "2", DOCUMENTS, USED, hash, document, String.valueOf(MOST), lifeMs))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    static boolean fits(String hash, String document) {
        return sha256(document).equals(hash);
    }

    static String sha256(String document) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Map<String, String> copies(int most) {
        return new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                return size() > most;
            }
        };
    }
}
