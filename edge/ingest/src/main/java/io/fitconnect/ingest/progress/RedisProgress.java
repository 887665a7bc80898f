package io.fitconnect.ingest.progress;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Progress in Redis: hash {@code ingest:progress:{sessionId}}, a field an athlete, and the fields {@code :owner} and
 * {@code :epoch}, which no athlete's id can be. A cache with an expiry, not a truth: without it clients send more again
 * than they had to, and the stages after Kafka drop what they have.
 */
public final class RedisProgress implements ProgressStore {

    private static final Logger LOG = Logger.getLogger(RedisProgress.class);
    private static final String OWNER = ":owner";
    private static final String EPOCH = ":epoch";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MAX_COMMANDS = 500;
    /** Positions that wait while Redis is away; more are forgotten, which costs their clients a longer resend. */
    private static final int MAX_WAITING = 100_000;

    private final Redis redis;
    private final String keepSeconds;
    private final Map<Place, Long> waiting = new ConcurrentHashMap<>();

    private final AtomicBoolean away = new AtomicBoolean();
    /** Told when the next write is done; one an unacknowledged record at most, so bounded with those. */
    private final Queue<Runnable> callers = new ConcurrentLinkedQueue<>();

    private final AtomicBoolean flushing = new AtomicBoolean();
    private final AtomicLong localEpoch = new AtomicLong();

    public RedisProgress(Redis redis, Duration keep) {
        this.redis = redis;
        this.keepSeconds = String.valueOf(keep.toSeconds());
    }

    @Override
    public Uni<Found> open(String sessionId, String subject) {
        String key = key(sessionId);
        List<Request> commands = List.of(
                Request.cmd(Command.HSETNX).arg(key).arg(OWNER).arg(subject),
                Request.cmd(Command.HINCRBY).arg(key).arg(EPOCH).arg(1),
                Request.cmd(Command.EXPIRE).arg(key).arg(keepSeconds),
                Request.cmd(Command.HGETALL).arg(key));
        return redis.batch(commands)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(answers -> found(answers.get(3), sessionId, subject))
                .invoke(this::here)
                .onFailure()
                .recoverWithItem(failure -> {
                    missing(failure);
                    // positions that are still to be written are better than none
                    return new Found.Open(held(sessionId), localEpoch.incrementAndGet());
                });
    }

    @Override
    public Uni<Void> written() {
        if (away.get() || waiting.isEmpty() && !flushing.get()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().emitter(saved -> {
            callers.add(() -> saved.complete(null));
            flush();
        });
    }

    /** One write at a time; who saves meanwhile shares the next. */
    private void flush() {
        if (!flushing.compareAndSet(false, true)) {
            return;
        }
        List<Runnable> served = new ArrayList<>();
        for (Runnable caller = callers.poll(); caller != null; caller = callers.poll()) {
            served.add(caller);
        }
        writeAll(waiting.keySet().iterator()).subscribe().with(done -> {
            served.forEach(Runnable::run);
            flushed();
        });
    }

    private void flushed() {
        flushing.set(false);
        if (!callers.isEmpty()) {
            flush();
        }
    }

    @Override
    public void note(Place place, long settledUpTo) {
        if (settledUpTo > 0 && (!away.get() || waiting.size() < MAX_WAITING || waiting.containsKey(place))) {
            waiting.merge(place, settledUpTo, Math::max);
        }
    }

    /** Writes what was noted so far; one write at a time, in pipelines of a bounded length. Never fails. */
    public Uni<Void> write() {
        if (!flushing.compareAndSet(false, true)) {
            return Uni.createFrom().voidItem();
        }
        return writeAll(waiting.keySet().iterator()).onTermination().invoke(this::flushed);
    }

    private Uni<Void> writeAll(Iterator<Place> places) {
        Map<Place, Long> taken = new HashMap<>();
        List<Request> commands = new ArrayList<>();
        while (places.hasNext() && taken.size() < MAX_COMMANDS) {
            Place place = places.next();
            Long position = waiting.remove(place);
            if (position != null) {
                taken.put(place, position);
                write(place, position, commands);
            }
        }
        if (commands.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return redis.batch(commands)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .invoke(this::here)
                .chain(() -> writeAll(places))
                .onFailure()
                .recoverWithItem(failure -> {
                    missing(failure);
                    taken.forEach(this::note);
                    return null;
                });
    }

    private void write(Place place, long position, List<Request> commands) {
        String key = key(place.sessionId());
        commands.add(Request.cmd(Command.HSET).arg(key).arg(place.athleteId()).arg(position));
        if (place.renew()) {
            commands.add(Request.cmd(Command.EXPIRE).arg(key).arg(keepSeconds));
        }
    }

    private Found found(@Nullable Response hash, String sessionId, String subject) {
        Map<String, Long> settled = held(sessionId);
        long epoch = 0;
        for (String field : hash == null ? List.<String>of() : List.copyOf(hash.getKeys())) {
            String value = Objects.requireNonNull(hash).get(field).toString();
            switch (field) {
                case OWNER -> {
                    if (!value.equals(subject)) {
                        return new Found.OwnedByAnother();
                    }
                }
                case EPOCH -> epoch = Long.parseLong(value);
                default -> settled.merge(field, Long.parseLong(value), Math::max);
            }
        }
        return new Found.Open(settled, epoch);
    }

    /** Positions of the session that are not written yet. */
    private Map<String, Long> held(String sessionId) {
        Map<String, Long> held = new HashMap<>();
        waiting.forEach((place, position) -> {
            if (place.sessionId().equals(sessionId)) {
                held.put(place.athleteId(), position);
            }
        });
        return held;
    }

    private void missing(Throwable failure) {
        if (away.compareAndSet(false, true)) {
            LOG.warnf(
                    "redis is away (%s): sessions resume from 0 until it is back",
                    failure.getClass().getSimpleName());
        }
    }

    private void here(Object answer) {
        if (away.compareAndSet(true, false)) {
            LOG.info("redis is back");
        }
    }

    private static String key(String sessionId) {
        return "ingest:progress:" + sessionId;
    }
}
