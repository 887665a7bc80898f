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
    /** Sessions whose positions wait while Redis is away; more are forgotten, which costs their clients a longer resend. */
    private static final int MAX_WAITING = 100_000;

    private final Redis redis;
    private final String keepSeconds;
    /** By session, then athlete; inner maps are touched only inside the outer map's compute. */
    private final Map<String, Map<String, Long>> waiting = new ConcurrentHashMap<>();

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
    public Uni<Void> save(String sessionId, String athleteId, long settledUpTo) {
        note(sessionId, athleteId, settledUpTo);
        if (settledUpTo == 0 || away.get()) {
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
        writeAll(List.copyOf(waiting.keySet()).iterator()).subscribe().with(done -> {
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

    private void note(String sessionId, String athleteId, long settledUpTo) {
        if (settledUpTo > 0 && (waiting.size() < MAX_WAITING || waiting.containsKey(sessionId))) {
            waiting.compute(sessionId, (id, positions) -> {
                Map<String, Long> noted = positions == null ? new HashMap<>() : positions;
                noted.merge(athleteId, settledUpTo, Math::max);
                return noted;
            });
        }
    }

    /** Writes what was noted so far; one write at a time, in pipelines of a bounded length. Never fails. */
    public Uni<Void> write() {
        if (!flushing.compareAndSet(false, true)) {
            return Uni.createFrom().voidItem();
        }
        return writeAll(List.copyOf(waiting.keySet()).iterator())
                .onTermination()
                .invoke(this::flushed);
    }

    private Uni<Void> writeAll(Iterator<String> sessions) {
        Map<String, Map<String, Long>> taken = new HashMap<>();
        List<Request> commands = new ArrayList<>();
        while (sessions.hasNext() && commands.size() < MAX_COMMANDS) {
            String sessionId = sessions.next();
            Map<String, Long> positions = waiting.remove(sessionId);
            if (positions != null) {
                taken.put(sessionId, positions);
                commands.add(set(sessionId, positions));
                commands.add(Request.cmd(Command.EXPIRE).arg(key(sessionId)).arg(keepSeconds));
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
                .chain(() -> writeAll(sessions))
                .onFailure()
                .recoverWithItem(failure -> {
                    missing(failure);
                    taken.forEach((sessionId, positions) ->
                            positions.forEach((athlete, seq) -> note(sessionId, athlete, seq)));
                    return null;
                });
    }

    private static Request set(String sessionId, Map<String, Long> positions) {
        Request set = Request.cmd(Command.HSET).arg(key(sessionId));
        positions.forEach((athlete, seq) -> set.arg(athlete).arg(seq));
        return set;
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
        waiting.computeIfPresent(sessionId, (id, positions) -> {
            held.putAll(positions);
            return positions;
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
