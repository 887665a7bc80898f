package io.fitconnect.live.watch;

import io.fitconnect.live.window.Edition;
import io.fitconnect.live.window.Frame;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The viewers of one window on one event loop. The window's owner leaves the newest edition at the door; the loop takes
 * it in when it gets round to it, so a busy loop skips editions and nothing piles up.
 */
final class Room {
    private static final Logger LOG = Logger.getLogger(Room.class);
    private static final int MAX_CUES_AT_DOOR = 256;

    private final WindowKey key;
    private final EventLoop loop;
    private final Viewer opener;
    private final LiveMetrics metrics;
    private final AtomicReference<@Nullable Edition> door = new AtomicReference<>();
    private final AtomicInteger cuesAtDoor = new AtomicInteger();
    private final List<Subscription> subscriptions = new ArrayList<>(1);
    private @Nullable Edition current;
    private boolean answered;

    Room(WindowKey key, EventLoop loop, Viewer opener, LiveMetrics metrics) {
        this.key = key;
        this.loop = loop;
        this.opener = opener;
        this.metrics = metrics;
    }

    WindowKey key() {
        return key;
    }

    EventLoop loop() {
        return loop;
    }

    // by the owner

    /** Leaves an edition; true when the loop must be told, false when it has yet to come for the last one. */
    boolean leave(Edition edition) {
        return door.getAndSet(edition) == null;
    }

    void leaveCue(Frame proto, Frame json) {
        if (cuesAtDoor.incrementAndGet() > MAX_CUES_AT_DOOR) {
            cuesAtDoor.decrementAndGet();
            metrics.cueDropped();
            return;
        }
        loop.execute(() -> {
            cuesAtDoor.decrementAndGet();
            cue(proto, json);
        });
    }

    // by the loop

    @Nullable Edition current() {
        return current;
    }

    boolean isEmpty() {
        return subscriptions.isEmpty();
    }

    void add(Subscription subscription) {
        subscription.place = subscriptions.size();
        subscriptions.add(subscription);
        Edition shown = current;
        if (shown != null) {
            try (Packer packer = new Packer(metrics)) {
                subscription.offer(shown, packer);
            }
        }
    }

    void remove(Subscription subscription) {
        Subscription last = subscriptions.removeLast();
        if (last != subscription) {
            subscriptions.set(subscription.place, last);
            last.place = subscription.place;
        }
    }

    /** Takes in what lies at the door and sends every viewer what it lacks. */
    void takeIn() {
        Edition edition = door.getAndSet(null);
        if (edition == null) {
            return;
        }
        answered();
        current = edition;
        try (Packer packer = new Packer(metrics)) {
            for (int i = 0; i < subscriptions.size(); i++) {
                offer(subscriptions.get(i), edition, packer);
            }
        }
    }

    /** One connection that fails must not keep the others waiting. */
    private static void offer(Subscription subscription, Edition edition, Packer packer) {
        try {
            subscription.offer(edition, packer);
        } catch (RuntimeException broken) {
            LOG.error("a frame could not be sent", broken);
        }
    }

    /** There will be no window: everyone is told. */
    void refuse(RefusalCode code, String detail) {
        answered();
        for (Subscription subscription : List.copyOf(subscriptions)) {
            subscription.refuse(code, detail);
        }
    }

    private void cue(Frame proto, Frame json) {
        try (Packer packer = new Packer(metrics)) {
            for (int i = 0; i < subscriptions.size(); i++) {
                subscriptions.get(i).cue(proto, json, packer);
            }
        }
    }

    /** The owner has closed the room, whether or not it ever had an edition. */
    void answered() {
        if (!answered) {
            answered = true;
            opener.answered();
        }
    }
}
