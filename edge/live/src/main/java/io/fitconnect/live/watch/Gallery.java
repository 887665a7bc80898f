package io.fitconnect.live.watch;

import io.netty.channel.EventLoop;
import java.util.HashMap;
import java.util.Map;

/** All rooms of one event loop. A viewer who joins an open room is served without asking the window's owner. */
final class Gallery {
    private final EventLoop loop;
    private final Shards shards;
    private final LiveMetrics metrics;
    private final Map<WindowKey, Room> rooms = new HashMap<>();

    Gallery(EventLoop loop, Shards shards, LiveMetrics metrics) {
        this.loop = loop;
        this.shards = shards;
        this.metrics = metrics;
    }

    /** The room of a window, opened if need be; {@link Viewer#answered} follows when it was. */
    Room enter(WindowKey key, Viewer viewer) {
        Room room = rooms.get(key);
        if (room == null) {
            Room opened = new Room(key, loop, viewer, metrics);
            rooms.put(key, opened);
            viewer.asked();
            shards.owner(key.address()).ask(shard -> shard.open(opened));
            return opened;
        }
        return room;
    }

    void leave(Room room) {
        if (room.isEmpty() && rooms.remove(room.key(), room)) {
            shards.owner(room.key().address()).ask(shard -> shard.close(room));
        }
    }
}
