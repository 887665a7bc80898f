package io.fitconnect.live.watch;

import io.fitconnect.live.board.Address;
import io.fitconnect.live.wall.WallAccess;
import io.fitconnect.sockets.Identity;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The owners of all scopes of this node, each on an event loop, and the rooms of each event loop that has viewers. */
@Singleton
public class Shards {
    private static final Logger LOG = Logger.getLogger(Shards.class);
    /** Fits the 53 bits that JavaScript's numbers hold, though JSON carries it as a string. */
    private static final int EPOCH_BITS = 53;

    private final Owner[] owners;
    private final EventLoopGroup loops;
    private final Map<EventLoop, Gallery> galleries = new ConcurrentHashMap<>();
    private final WallAccess access;
    private final Pace pace;
    private final LiveMetrics metrics;

    /** A shard behind the door of its event loop. */
    static final class Owner {
        private final EventLoop loop;
        private final Shard shard;

        private Owner(EventLoop loop, Shard shard) {
            this.loop = loop;
            this.shard = shard;
        }

        void ask(Consumer<Shard> task) {
            loop.execute(() -> task.accept(shard));
        }

        /** The same, told when it is done. */
        CompletableFuture<Void> tell(Consumer<Shard> task) {
            return CompletableFuture.runAsync(() -> task.accept(shard), loop);
        }
    }

    public Shards(Vertx vertx, LiveConfig config, WallAccess access, LiveMetrics metrics) {
        this.loops = ((VertxInternal) vertx).getEventLoopGroup();
        this.access = access;
        this.pace = Pace.of(config.tick());
        this.metrics = metrics;
        long epoch = new SecureRandom().nextLong(1, 1L << EPOCH_BITS);
        int count = config.shards().orElse(Runtime.getRuntime().availableProcessors());
        Bounds bounds = bounds(config, count);
        owners = new Owner[count];
        for (int i = 0; i < count; i++) {
            EventLoop loop = loops.next();
            Shard.Timer timer = (millis, task) -> loop.schedule(() -> run(task), millis, TimeUnit.MILLISECONDS);
            Shard shard = new Shard(
                    loop,
                    Infrastructure.getDefaultWorkerPool(),
                    timer,
                    System::currentTimeMillis,
                    epoch,
                    bounds,
                    metrics);
            owners[i] = new Owner(loop, shard);
            owners[i].ask(Shard::start);
        }
    }

    /** A scheduled task's failure would be lost in its future. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException broken) {
            LOG.error("a shard's timer failed", broken);
        }
    }

    private static Bounds bounds(LiveConfig config, int shards) {
        return new Bounds(
                (int) Math.min(Integer.MAX_VALUE, config.rows() / shards),
                (int) Math.min(Integer.MAX_VALUE, config.windowRows() / shards),
                config.remember().toMillis());
    }

    int count() {
        return owners.length;
    }

    /** Which shard owns a scope; the same for all its boards and its wall. */
    int indexOf(String scope) {
        return Math.floorMod(scope.hashCode() * 0x9E3779B9, owners.length);
    }

    Owner owner(int index) {
        return owners[index];
    }

    private void ask(Address address, Consumer<Shard> task) {
        owners[indexOf(address.scope())].ask(task);
    }

    public Pace pace() {
        return pace;
    }

    /** An event loop for a connection that has none of its own. */
    public EventLoop anyLoop() {
        return loops.next();
    }

    /** A new connection's viewer; to be used on this event loop only. */
    public Viewer viewer(EventLoop loop, Outlet outlet, @Nullable Identity identity) {
        Gallery gallery = galleries.computeIfAbsent(loop, of -> new Gallery(of, this::ask, pace, metrics));
        return new Viewer(gallery, outlet, identity, access, metrics);
    }
}
