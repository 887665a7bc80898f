package io.fitconnect.live.watch;

import io.fitconnect.live.board.Line;
import io.fitconnect.live.wall.WallAccess;
import io.fitconnect.live.window.Held;
import io.fitconnect.proto.live.v1.ClientFrame;
import io.fitconnect.proto.live.v1.Refusal;
import io.fitconnect.proto.live.v1.ServerFrame;
import io.fitconnect.proto.live.v1.Subscribe;
import io.fitconnect.proto.live.v1.Unsubscribe;
import io.fitconnect.proto.live.v1.Verdict;
import io.fitconnect.sockets.Encoding;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** A shard and viewers on a clock and an event loop that the test turns by hand. */
final class Harness {
    static final long EPOCH = 42;

    private record Later(long atMs, int number, Runnable task) {}

    final ArrayDeque<Runnable> elsewhere = new ArrayDeque<>();
    private final ArrayDeque<Runnable> owner = new ArrayDeque<>();
    private final PriorityQueue<Later> timers =
            new PriorityQueue<>(Comparator.comparing(Later::atMs).thenComparing(Later::number));
    private final EmbeddedChannel loop = new EmbeddedChannel();
    private final LiveMetrics metrics = new LiveMetrics(new SimpleMeterRegistry());
    final Shard shard;
    private final Gallery gallery;
    private int timerCount;
    long now = 1_800_000_000_000L;

    Harness(Bounds bounds) {
        Shard.Timer timer = (millis, task) -> timers.add(new Later(now + millis, timerCount++, task));
        shard = new Shard(owner::add, elsewhere::add, timer, () -> now, EPOCH, bounds, metrics);
        shard.start();
        gallery = new Gallery(
                loop.eventLoop(), (address, task) -> owner.add(() -> task.accept(shard)), new Pace(50), metrics);
    }

    /** Runs what is due on both loops until nothing is. */
    void run() {
        boolean busy = true;
        while (busy) {
            busy = !owner.isEmpty();
            while (!owner.isEmpty()) {
                owner.poll().run();
            }
            loop.runPendingTasks();
            busy |= !owner.isEmpty();
        }
    }

    void pass(long millis) {
        long until = now + millis;
        run();
        while (!timers.isEmpty() && timers.peek().atMs() <= until) {
            Later next = timers.poll();
            now = Math.max(now, next.atMs());
            next.task().run();
            run();
        }
        now = until;
    }

    void row(String scope, String athlete, double effort) {
        shard.row(scope, athlete, new Line(athlete, athlete, effort, 0, 0, 0, 0, now, 0, Verdict.PROVISIONAL, ""));
        shard.settle();
        run();
    }

    TestViewer viewer() {
        return new TestViewer();
    }

    /** A connection whose socket the test fills and drains. */
    final class TestViewer implements Outlet {
        final List<byte[]> payloads = new ArrayList<>();
        final List<ServerFrame> frames = new ArrayList<>();
        final Held held = new Held();
        boolean writable = true;
        /** The kernel takes nothing of the next frame, though the socket looked writable. */
        boolean full;

        boolean reading = true;
        final Viewer viewer = new Viewer(gallery, this, null, new WallAccess(), metrics);

        void subscribe(Subscribe.Builder wish) {
            viewer.frame(ClientFrame.newBuilder().setSubscribe(wish).build());
            run();
        }

        void unsubscribe(String id) {
            viewer.frame(ClientFrame.newBuilder()
                    .setUnsubscribe(Unsubscribe.newBuilder().setId(id))
                    .build());
            run();
        }

        void drain() {
            writable = true;
            full = false;
            viewer.drained();
            run();
        }

        ServerFrame last() {
            return frames.getLast();
        }

        @Override
        public Encoding encoding() {
            return Encoding.PROTO;
        }

        @Override
        public boolean writable() {
            return writable;
        }

        @Override
        public boolean send(Packet packet) {
            if (!writable) {
                throw new AssertionError("sent to a full socket");
            }
            if (full) {
                writable = false;
                return false;
            }
            payloads.add(packet.payload());
            try {
                frames.add(ServerFrame.parseFrom(packet.payload()));
            } catch (com.google.protobuf.InvalidProtocolBufferException broken) {
                throw new AssertionError(broken);
            }
            held.apply(last());
            return true;
        }

        @Override
        public void refuse(Refusal refusal) {
            frames.add(ServerFrame.newBuilder().setRefusal(refusal).build());
        }

        @Override
        public void reading(boolean on) {
            reading = on;
        }
    }
}
