package io.fitconnect.live.watch;

import io.fitconnect.live.board.Address;
import io.netty.channel.EventLoop;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** All rooms of one event loop. A viewer who joins an open room is served without asking the window's owner. */
final class Gallery {
    private final EventLoop loop;
    private final Owners owners;
    private final Pace pace;
    private final LiveMetrics metrics;
    private final Map<WindowKey, Room> rooms = new HashMap<>();

    /** Who answers for a board or wall. */
    interface Owners {
        /** Runs a task on the owner's thread. */
        void ask(Address address, Consumer<Shard> task);
    }

    Gallery(EventLoop loop, Owners owners, Pace pace, LiveMetrics metrics) {
        this.loop = loop;
        this.owners = owners;
        this.pace = pace;
        this.metrics = metrics;
    }

    Pace pace() {
        return pace;
    }

    /** The room of a window, opened if need be; {@link Viewer#answered} follows when it was. */
    Room enter(WindowKey key, Viewer viewer) {
        Room room = rooms.get(key);
        if (room == null) {
            Room opened = new Room(key, loop, viewer, metrics);
            rooms.put(key, opened);
            viewer.asked();
            owners.ask(key.address(), shard -> shard.open(opened));
            return opened;
        }
        return room;
    }

    void leave(Room room) {
        if (room.isEmpty() && rooms.remove(room.key(), room)) {
            owners.ask(room.key().address(), shard -> shard.close(room));
        }
    }
}
