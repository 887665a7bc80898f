package io.fitconnect.live.watch;

import io.fitconnect.live.wall.WallAccess;
import io.fitconnect.proto.live.v1.ClientFrame;
import io.fitconnect.proto.live.v1.Refusal;
import io.fitconnect.proto.live.v1.Subscribe;
import io.fitconnect.sockets.Identity;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One connection's subscriptions: decides on its frames and sends again what a full connection missed. On its loop. */
public final class Viewer {
    public static final int MAX_SUBSCRIPTIONS = 64;
    /** Windows asked for and not yet answered; above it the client's frames wait in its connection. */
    private static final int MAX_UNANSWERED = 16;

    private final Gallery gallery;
    private final Outlet outlet;
    private final @Nullable Identity identity;
    private final WallAccess access;
    private final LiveMetrics metrics;
    private final Map<String, Subscription> subscriptions = new HashMap<>(2);
    private final ArrayDeque<Subscription> waiting = new ArrayDeque<>(0);
    private int unanswered;
    private boolean reading = true;
    private boolean closed;

    Viewer(Gallery gallery, Outlet outlet, @Nullable Identity identity, WallAccess access, LiveMetrics metrics) {
        this.gallery = gallery;
        this.outlet = outlet;
        this.identity = identity;
        this.access = access;
        this.metrics = metrics;
        metrics.viewers(1);
    }

    public void frame(ClientFrame frame) {
        switch (frame.getFrameCase()) {
            case SUBSCRIBE ->
                subscribe(frame.getSubscribe(), Wish.of(frame.getSubscribe(), identity, access, gallery.pace()));
            case UNSUBSCRIBE -> unsubscribe(frame.getUnsubscribe().getId());
            case FRAME_NOT_SET -> refuse("", RefusalCode.FRAME_MALFORMED, "a frame is subscribe or unsubscribe");
        }
    }

    /** A frame that could not be read as one. */
    public void malformed(String detail) {
        refuse("", RefusalCode.FRAME_MALFORMED, detail);
    }

    /** The connection can be written to again: whoever missed something gets the newest, in turn. */
    public void drained() {
        try (Packer packer = new Packer(metrics)) {
            for (int left = waiting.size(); left > 0 && outlet.writable(); left--) {
                waiting.removeFirst().resumeSending(packer);
            }
        }
        reading();
    }

    /** Whether it watches one window at most, so that there is nothing to share a system call with. */
    public boolean single() {
        return subscriptions.size() <= 1;
    }

    public void closed() {
        if (!closed) {
            closed = true;
            metrics.viewers(-1);
            subscriptions.values().forEach(this::leave);
            subscriptions.clear();
            waiting.clear();
        }
    }

    /** The one subscription of a transport that has one a connection; it needs no id. */
    public void alone(Subscribe wish, Wish.Granted granted) {
        subscribe(wish, granted);
    }

    private void subscribe(Subscribe wish, Wish read) {
        switch (read) {
            case Wish.Refused refused -> refuse(shortened(wish.getId()), refused.code(), refused.detail());
            case Wish.Granted granted
            when subscriptions.containsKey(wish.getId()) ->
                refuse(wish.getId(), RefusalCode.SUBSCRIPTION_DUPLICATE, "this id is in use on this connection");
            case Wish.Granted granted
            when subscriptions.size() >= MAX_SUBSCRIPTIONS ->
                refuse(
                        wish.getId(),
                        RefusalCode.SUBSCRIPTION_TOO_MANY,
                        "a connection has at most " + MAX_SUBSCRIPTIONS + " subscriptions");
            case Wish.Granted granted -> watch(wish, granted.key());
        }
    }

    private void watch(Subscribe wish, WindowKey key) {
        Room room = gallery.enter(key, this);
        Subscription subscription = new Subscription(wish.getId(), this, outlet, wish.getResume(), room);
        subscriptions.put(wish.getId(), subscription);
        metrics.subscriptions(1);
        room.add(subscription);
    }

    private void unsubscribe(String id) {
        Subscription subscription = subscriptions.remove(id);
        if (subscription == null) {
            refuse(shortened(id), RefusalCode.SUBSCRIPTION_UNKNOWN, "no subscription of this id");
            return;
        }
        waiting.remove(subscription);
        leave(subscription);
        reading();
    }

    private void leave(Subscription subscription) {
        metrics.subscriptions(-1);
        subscription.room().remove(subscription);
        gallery.leave(subscription.room());
    }

    void awaitDrain(Subscription subscription) {
        waiting.addLast(subscription);
        reading();
    }

    /** A window this viewer asked for does not come. */
    void refused(String id, RefusalCode code, String detail) {
        Subscription subscription = subscriptions.remove(id);
        if (subscription != null) {
            waiting.remove(subscription);
            leave(subscription);
            reading();
        }
        refuse(id, code, detail);
    }

    void asked() {
        unanswered++;
        reading();
    }

    void answered() {
        unanswered--;
        reading();
    }

    /**
     * A client is not listened to while too many of its wishes are open, nor while it doesn't take what it is sent: it
     * can't ask for more then, and its silence is no sign of death.
     */
    private void reading() {
        boolean should = unanswered < MAX_UNANSWERED && waiting.isEmpty();
        if (reading != should && !closed) {
            reading = should;
            outlet.reading(should);
        }
    }

    private void refuse(String id, RefusalCode code, String detail) {
        metrics.refused();
        outlet.refuse(Refusal.newBuilder()
                .setId(id)
                .setCode(code.code())
                .setDetail(detail)
                .build());
    }

    private static String shortened(String id) {
        return id.length() <= Wish.MAX_ID ? id : id.substring(0, Wish.MAX_ID);
    }
}
