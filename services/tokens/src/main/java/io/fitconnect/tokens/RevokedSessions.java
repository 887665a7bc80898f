package io.fitconnect.tokens;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.sortedset.ReactiveSortedSetCommands;
import io.quarkus.redis.datasource.sortedset.ScoreRange;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that were ended before their tokens: the sorted set {@code revoked-sessions} in Redis, member the token's
 * {@code sid}, score the ms since 1970 when its last token has expired. Every process reads it each {@code
 * fitconnect.tokens.revocation-refresh} and asks only its own copy, so a check costs no request, a storm of logins none
 * either, and without Redis the list stays as it was.
 */
@ApplicationScoped
public class RevokedSessions {
    private static final Logger LOG = Logger.getLogger(RevokedSessions.class);
    private static final String KEY = "revoked-sessions";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ReactiveSortedSetCommands<String, String> ended;
    private final TokensConfig config;
    private final AtomicLong additions = new AtomicLong();
    private volatile Set<String> sessions = Set.of();
    private volatile boolean lost;
    private @Nullable Cancellable reading;

    RevokedSessions(ReactiveRedisDataSource redis, TokensConfig config, MeterRegistry meters) {
        this.ended = redis.sortedSet(String.class);
        this.config = config;
        meters.gauge("fitconnect.tokens.revoked.sessions", this, list -> list.sessions.size());
    }

    void begin(@Observes StartupEvent event) {
        reading = Multi.createFrom()
                .ticks()
                .every(config.revocationRefresh())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> refresh())
                .subscribe()
                .with(done -> {}, failure -> LOG.error("the list of ended sessions is not read any more", failure));
    }

    void end(@Observes ShutdownEvent event) {
        if (reading != null) {
            reading.cancel();
        }
    }

    /** True when the session was ended; a token without one ({@code null}) belongs to a program and ends by itself. */
    public boolean contains(@Nullable String session) {
        return session != null && sessions.contains(session);
    }

    /** Refuses the sessions' tokens: here from now on, everywhere after the next look. Fails when Redis does. */
    public Uni<Void> add(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        double expiry = System.currentTimeMillis() + config.longestLife().toMillis();
        return ended.zadd(KEY, ids.stream().collect(Collectors.toMap(id -> id, id -> expiry, (a, b) -> a)))
                .chain(added -> ended.zremrangebyscore(KEY, new ScoreRange<>(0.0, (double) System.currentTimeMillis())))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .invoke(() -> take(ids))
                .replaceWithVoid();
    }

    private synchronized void take(Collection<String> ids) {
        Set<String> more = new HashSet<>(sessions);
        more.addAll(ids);
        sessions = Set.copyOf(more);
        additions.incrementAndGet();
    }

    /** What was read while a session was added here may lack it; the next look has it. */
    private synchronized void replace(Collection<String> read, long additionsBefore) {
        if (additions.get() == additionsBefore) {
            sessions = Set.copyOf(read);
        }
    }

    private Uni<Void> refresh() {
        long before = additions.get();
        return ended.zrangebyscore(KEY, new ScoreRange<>((double) System.currentTimeMillis(), Double.MAX_VALUE))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .invoke(read -> {
                    replace(read, before);
                    lost = false;
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    if (!lost) {
                        lost = true;
                        LOG.warnf("ended sessions can't be read, the last list stands: %s", failure.getMessage());
                    }
                    return Uni.createFrom().voidItem();
                });
    }
}
