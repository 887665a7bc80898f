package io.fitconnect.ingest.progress;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.ObjLongConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other nodes which sessions were opened here, over Redis channel {@code ingest:opened}, so that an older
 * connection of the same session gives way. Best effort: while Redis is away two nodes may hold one session, which costs
 * duplicates that the stages after Kafka drop.
 */
public final class Takeovers {

    private static final Logger LOG = Logger.getLogger(Takeovers.class);
    private static final String CHANNEL = "ingest:opened";
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LAST_RETRY = Duration.ofSeconds(10);

    private final ReactivePubSubCommands<String> channel;
    private @Nullable Cancellable listening;

    public Takeovers(ReactiveRedisDataSource redis) {
        this.channel = redis.pubsub(String.class);
    }

    /**
     * Listens until stopped, through Redis's absences.
     *
     * @param opened gets session id and epoch of every announcement, this node's own too, on any thread
     */
    public void listen(ObjLongConsumer<String> opened) {
        listening = channel.subscribe(CHANNEL)
                .onItem()
                .invoke(message -> read(message, opened))
                .onCompletion()
                .fail()
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .indefinitely()
                .subscribe()
                .with(message -> {}, failure -> LOG.errorf("takeovers are not heard any more: %s", failure));
    }

    public void stop() {
        if (listening != null) {
            listening.cancel();
        }
    }

    public void announce(String sessionId, long epoch) {
        channel.publish(CHANNEL, sessionId + " " + epoch)
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf("a takeover was not announced: %s", failure));
    }

    private static void read(String message, ObjLongConsumer<String> opened) {
        int space = message.indexOf(' ');
        try {
            opened.accept(message.substring(0, Math.max(space, 0)), Long.parseLong(message.substring(space + 1)));
        } catch (NumberFormatException malformed) {
            LOG.debug("an announcement is not of the agreed form");
        }
    }
}
