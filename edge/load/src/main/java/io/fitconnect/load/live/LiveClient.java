package io.fitconnect.load.live;

import io.fitconnect.load.link.Backoff;
import io.fitconnect.load.link.Encoding;
import io.fitconnect.load.link.LinkEnd;
import io.fitconnect.load.link.LinkEvents;
import io.fitconnect.load.link.SocketLink;
import io.fitconnect.load.link.Sockets;
import io.fitconnect.proto.live.v1.ClientFrame;
import io.fitconnect.proto.live.v1.ServerFrame;
import io.fitconnect.proto.live.v1.Subscribe;
import io.fitconnect.proto.live.v1.Unsubscribe;
import io.fitconnect.proto.live.v1.Window;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.impl.VertxInternal;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A viewer over {@code GET /live/v1}: applies snapshots and changes, and after a lost connection resumes every
 * subscription by what it holds. State is confined to one event-loop context.
 */
public final class LiveClient implements AutoCloseable {
    private final Vertx vertx;
    private final Context context;
    private final Target target;
    private final Map<String, Watch> watches = new LinkedHashMap<>();
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(3));
    private final AtomicInteger ids = new AtomicInteger();
    private @Nullable SocketLink<ClientFrame, ServerFrame> link;
    private boolean open;
    private boolean closed;
    private int generation;
    private volatile LinkEnd lastEnd = new LinkEnd(LinkEnd.NORMAL, "");
    private volatile int connections;

    /**
     * Where and as whom to watch.
     *
     * @param client shared by all viewers of a process
     * @param token a bearer token, asked for anew at every connection; empty: public boards only
     */
    public record Target(WebSocketClient client, URI base, Encoding encoding, Supplier<String> token) {

        public static Target of(Vertx vertx, URI base, Supplier<String> token) {
            return new Target(Sockets.client(vertx), base, Encoding.PROTO, token);
        }

        String subprotocol() {
            return "fitconnect.live.v1." + encoding.suffix();
        }
    }

    private LiveClient(Vertx vertx, Target target) {
        this.vertx = vertx;
        this.context = ((VertxInternal) vertx).createEventLoopContext();
        this.target = target;
    }

    /** Starts connecting at once. */
    public static LiveClient start(Vertx vertx, Target target) {
        LiveClient client = new LiveClient(vertx, target);
        client.context.runOnContext(ignored -> client.connect());
        return client;
    }

    /** Watches a window of a board. */
    public LiveBoard watch(String boardId, Window window) {
        return watch(boardId, window, 0, ignored -> {});
    }

    /**
     * @param maxRateHz 0: the server's default
     * @param onChange told on the client's context; must not block
     */
    public LiveBoard watch(String boardId, Window window, double maxRateHz, Consumer<BoardWindow> onChange) {
        LiveBoard board = new LiveBoard(
                Subscribe.newBuilder()
                        .setId("s" + ids.incrementAndGet())
                        .setBoardId(boardId)
                        .setWindow(window)
                        .setMaxRateHz(maxRateHz)
                        .build(),
                onChange);
        add(board);
        return board;
    }

    /** Watches a class as its coach. */
    public LiveWall watchWall(String classId) {
        LiveWall wall = new LiveWall(Subscribe.newBuilder()
                .setId("s" + ids.incrementAndGet())
                .setBoardId("class/" + classId + "/wall")
                .build());
        add(wall);
        return wall;
    }

    public void unwatch(Watch watch) {
        context.runOnContext(ignored -> {
            watches.remove(watch.id());
            if (link != null && open) {
                link.send(ClientFrame.newBuilder()
                        .setUnsubscribe(Unsubscribe.newBuilder().setId(watch.id()))
                        .build());
            }
        });
    }

    /** Drops the connection as a lost network would; the client comes back by itself. */
    public void dropConnection() {
        context.runOnContext(ignored -> {
            if (link != null) {
                link.close();
            }
        });
    }

    /** Plays a viewer that never reads again. */
    public void stopReading() {
        context.runOnContext(ignored -> {
            if (link != null) {
                link.pauseReading();
            }
        });
    }

    /** Connections that stood so far. */
    public int connections() {
        return connections;
    }

    /** How the last connection ended. */
    public LinkEnd lastEnd() {
        return lastEnd;
    }

    @Override
    public void close() {
        context.runOnContext(ignored -> {
            closed = true;
            if (link != null) {
                link.close();
            }
        });
    }

    private void add(Watch watch) {
        context.runOnContext(ignored -> {
            watches.put(watch.id(), watch);
            subscribe(watch);
        });
    }

    private void subscribe(Watch watch) {
        if (link != null && open) {
            link.send(ClientFrame.newBuilder().setSubscribe(watch.subscribe()).build());
        }
    }

    private void connect() {
        if (closed) {
            return;
        }
        int mine = ++generation;
        context.<String>executeBlocking(target.token()::get, false).onComplete(token -> {
            if (!closed && mine == generation) {
                link = SocketLink.open(
                        vertx,
                        target.client(),
                        Sockets.target(
                                target.base(),
                                "/live/v1",
                                target.subprotocol(),
                                token.succeeded() ? token.result() : ""),
                        target.encoding(),
                        ServerFrame.getDefaultInstance(),
                        new Events(mine));
            }
        });
    }

    private final class Events implements LinkEvents<ServerFrame> {
        private final int mine;

        Events(int generation) {
            mine = generation;
        }

        @Override
        public void opened() {
            if (mine == generation) {
                open = true;
                connections = connections + 1;
                watches.values().forEach(LiveClient.this::subscribe);
            }
        }

        @Override
        public void frame(ServerFrame frame) {
            if (mine == generation) {
                onFrame(frame);
            }
        }

        @Override
        public void writable() {}

        @Override
        public void closed(LinkEnd end) {
            if (mine == generation) {
                onClosed(end);
            }
        }
    }

    private void onFrame(ServerFrame frame) {
        backoff.reset();
        Watch watch = watches.get(Watch.idOf(frame));
        if (watch != null && !watch.take(frame)) {
            subscribe(watch);
        }
    }

    private void onClosed(LinkEnd end) {
        open = false;
        link = null;
        lastEnd = end;
        if (!closed && !end.isFinal()) {
            vertx.setTimer(end.code() == LinkEnd.RESTARTING ? 1 : backoff.nextMs(), ignored -> connect());
        }
    }
}
