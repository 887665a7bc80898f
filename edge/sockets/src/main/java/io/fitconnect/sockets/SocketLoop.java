package io.fitconnect.sockets;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * What all sockets of one event loop share: a flush at the end of its turn, one task however many were written to, and
 * a timer that looks after each of them every 25 s. On the loop.
 */
final class SocketLoop {
    private static final Logger LOG = Logger.getLogger(SocketLoop.class);
    /** Seconds between two looks at a socket; as many groups, so that pings are spread over time. */
    static final int ROUND_SECONDS = 25;

    private final EventLoop loop;
    private final List<SocketPipeline> written = new ArrayList<>();
    private final List<List<SocketPipeline>> groups = new ArrayList<>(ROUND_SECONDS);
    private int sockets;
    private int second;
    private boolean ticking;

    SocketLoop(EventLoop loop) {
        this.loop = loop;
        for (int i = 0; i < ROUND_SECONDS; i++) {
            groups.add(new ArrayList<>());
        }
    }

    EventLoop eventLoop() {
        return loop;
    }

    // flushing

    /** Flushes a socket when this turn's other work is done. */
    void flushLater(SocketPipeline socket) {
        if (written.isEmpty()) {
            loop.execute(this::flush);
        }
        written.add(socket);
    }

    private void flush() {
        for (int i = 0; i < written.size(); i++) { // by index: a flush may bring further writes
            try {
                written.get(i).flush();
            } catch (RuntimeException broken) {
                LOG.error("a socket could not be flushed", broken);
            }
        }
        written.clear();
    }

    // looking after

    void enter(SocketPipeline socket) {
        int last = Math.floorMod(second - 1, ROUND_SECONDS);
        List<SocketPipeline> group = groups.get(last);
        socket.group = last;
        socket.place = group.size();
        group.add(socket);
        sockets++;
        if (!ticking) {
            ticking = true;
            loop.schedule(this::tick, 1, TimeUnit.SECONDS);
        }
    }

    void leave(SocketPipeline socket) {
        if (socket.group < 0) {
            return;
        }
        List<SocketPipeline> group = groups.get(socket.group);
        SocketPipeline moved = group.removeLast();
        if (moved != socket) {
            group.set(socket.place, moved);
            moved.place = socket.place;
        }
        socket.group = -1;
        sockets--;
    }

    private void tick() {
        ticking = sockets > 0;
        if (ticking) {
            loop.schedule(this::tick, 1, TimeUnit.SECONDS);
        }
        List<SocketPipeline> group = groups.get(second);
        second = (second + 1) % ROUND_SECONDS;
        for (int i = group.size() - 1;
                i >= 0;
                i--) { // from the end: one that is let go leaves its place to a later one
            if (i < group.size()) {
                group.get(i).keepAlive();
            }
        }
    }
}
