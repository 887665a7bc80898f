package io.fitconnect.live.watch;

import io.fitconnect.live.board.Address;
import io.fitconnect.live.board.Board;
import io.fitconnect.live.board.Line;
import io.fitconnect.live.window.CueFrame;
import io.fitconnect.live.window.Edition;
import io.fitconnect.live.window.Frame;
import io.fitconnect.live.window.Heading;
import io.fitconnect.live.window.SharedWindow;
import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.internal.athlete.v1.AthleteState;
import io.fitconnect.sockets.Encoding;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The owner of a share of all scopes: takes their rows, cuts their windows when they are due, and leaves the editions at
 * the rooms' doors. Everything in it runs on one event loop, so nothing in it is locked.
 *
 * <p>A window that was quiet is cut as soon as its first change is in; after that at its own pace, at most every 50 ms.
 */
final class Shard {
    private static final int AGE_EVERY_MS = 100;
    private static final int TIDY_EVERY_MS = 5_000;
    private static final long NEVER = Long.MAX_VALUE;
    /** A sweep is followed by a rest twice as long, so that rows are taken in however many windows there are. */
    private static final int SHARE_OF_SWEEPS = 3;

    private final Executor owner;
    private final Executor elsewhere;
    private final Timer timer;
    private final LongSupplier clock;
    private final long epoch;
    private final Bounds bounds;
    private final LiveMetrics metrics;

    private final Map<String, Stand> stands = new HashMap<>();
    private final Map<WindowKey, Watched> windows = new HashMap<>();
    private final Map<WindowKey, Watched> abandoned = new LinkedHashMap<>();
    private final Set<Stand> behind = new LinkedHashSet<>();
    private final Set<Stand> aging = new HashSet<>();
    private final Map<EventLoop, List<Room>> told = new HashMap<>();
    private final Evictions evictions;
    private long versions;
    private long windowRows;
    private long sweepAtMs = NEVER;
    private long restUntilMs;
    private boolean agingTimed;
    private int sweepTimer;

    /** How a shard is called back later, on its own thread. */
    interface Timer {
        void in(long millis, Runnable task);
    }

    Shard(
            Executor owner,
            Executor elsewhere,
            Timer timer,
            LongSupplier clock,
            long epoch,
            Bounds bounds,
            LiveMetrics metrics) {
        this.owner = owner;
        this.elsewhere = elsewhere;
        this.timer = timer;
        this.clock = clock;
        this.epoch = epoch;
        this.bounds = bounds;
        this.metrics = metrics;
        this.evictions = new Evictions(bounds.rows(), metrics);
    }

    /** Begins to tidy up from time to time. */
    void start() {
        timer.in(TIDY_EVERY_MS, this::tidy);
    }

    // rows in

    /** A row, or null for one that left; {@link #settle} follows the last of a batch. */
    void row(String scope, String athleteId, @Nullable Line line) {
        if (evictions.evicted(scope)) {
            return;
        }
        Stand stand = stand(scope);
        int before = stand.copy().size();
        stand.copy().apply(athleteId, line);
        evictions.count(stand.copy().size() - before);
        changed(stand);
    }

    void state(String scope, boolean official, boolean dense) {
        if (!evictions.evicted(scope)) {
            Stand stand = stand(scope);
            stand.copy().official(official);
            stand.copy().dense(dense);
            changed(stand);
        }
    }

    void state(AthleteState state) {
        Stand stand = stand("class/" + state.getClassId());
        stand.openWall().apply(state);
        changed(stand);
    }

    /** A cue for the wall of its class, encoded when somebody watches that. */
    void cue(Cue cue) {
        Stand stand = stands.get("class/" + cue.getClassId());
        if (stand == null || !stand.wallWatched()) {
            return;
        }
        Frame proto = CueFrame.of(cue, epoch, Encoding.PROTO);
        Frame json = CueFrame.of(cue, epoch, Encoding.JSON);
        for (Watched window : stand.windows()) {
            if (window.key().address() instanceof Address.WallId) {
                window.rooms().forEach(room -> room.leaveCue(proto, json));
            }
        }
    }

    /** The batch is in: whoever is due gets it now. */
    void settle() {
        if (evictions.full()) {
            evictions.evict(stands);
        }
        sweep();
    }

    // viewers in and out

    void open(Room room) {
        WindowKey key = room.key();
        Watched window = windows.get(key);
        if (window == null && evictions.evicted(key.address().scope())) {
            refuse(room, RefusalCode.BOARD_UNAVAILABLE, "this node has no room for the board: try another");
            return;
        }
        if (window == null && !roomFor(key)) {
            refuse(room, RefusalCode.NODE_FULL, "too many different windows are watched here: try another node");
            return;
        }
        if (window == null) {
            window = create(key);
        }
        abandoned.remove(key);
        window.rooms().add(room);
        aging.add(window.stand());
        Board board = window.stand().board(key);
        if (board == null || board.ready()) {
            leave(window.shown(clock.getAsLong()), room);
            tell();
        } else {
            Stand stand = window.stand();
            board.rank(owner, elsewhere, () -> {
                changed(stand);
                sweep();
            });
        }
        if (!agingTimed) {
            agingTimed = true;
            timer.in(AGE_EVERY_MS, this::age);
        }
    }

    void close(Room room) {
        room.loop().execute(room::answered);
        Watched window = windows.get(room.key());
        if (window == null || !window.rooms().remove(room) || !window.rooms().isEmpty()) {
            return;
        }
        window.abandon(clock.getAsLong());
        abandoned.put(window.key(), window);
    }

    /** Makes room at the cost of windows that nobody watches. */
    private boolean roomFor(WindowKey key) {
        while (windowRows + rowsOf(key) > bounds.windowRows() && !abandoned.isEmpty()) {
            drop(abandoned.values().iterator().next());
        }
        return windowRows + rowsOf(key) <= bounds.windowRows();
    }

    private static int rowsOf(WindowKey key) {
        return Bounds.WINDOW_ROWS + key.maxRows();
    }

    private static void refuse(Room room, RefusalCode code, String detail) {
        room.loop().execute(() -> room.refuse(code, detail));
    }

    private Watched create(WindowKey key) {
        Stand stand = stand(key.address().scope());
        boolean wall = key.address() instanceof Address.WallId;
        String subject = key.address() instanceof Address.WallId id
                ? id.classId()
                : key.address().text();
        SharedWindow shared = new SharedWindow(new Heading(wall, subject, epoch), stand.view(key), key.maxRows());
        Watched window = new Watched(key, stand, shared);
        stand.windows().add(window);
        windows.put(key, window);
        windowRows += rowsOf(key);
        metrics.windows(1);
        return window;
    }

    private void drop(Watched window) {
        windows.remove(window.key());
        abandoned.remove(window.key());
        windowRows -= rowsOf(window.key());
        metrics.windows(-1);
        Stand stand = window.stand();
        stand.remove(window);
        if (!stand.watched()) {
            aging.remove(stand);
            behind.remove(stand);
        }
        if (stand.isEmpty()) {
            stands.remove(stand.copy().scope());
        }
    }

    // editions out

    private void changed(Stand stand) {
        if (stand.watched()) {
            behind.add(stand);
        }
    }

    private void sweep() {
        long now = clock.getAsLong();
        if (now < restUntilMs && !behind.isEmpty()) {
            wake(restUntilMs, now);
            return;
        }
        long next = NEVER;
        for (Iterator<Stand> all = behind.iterator(); all.hasNext(); ) {
            long due = publish(all.next(), now);
            if (due == NEVER) {
                all.remove();
            }
            next = Math.min(next, due);
        }
        tell();
        restUntilMs = now + (clock.getAsLong() - now) * SHARE_OF_SWEEPS;
        wake(next == NEVER ? NEVER : Math.max(next, restUntilMs), now);
    }

    /** Publishes what is due of a scope; answers when the next of its windows is, or NEVER. */
    private long publish(Stand stand, long now) {
        long next = NEVER;
        for (Watched window : stand.windows()) {
            Board board = stand.board(window.key());
            if (!window.behind() || (board != null && !board.ready())) {
                continue;
            }
            if (window.dueMs() > now) {
                next = Math.min(next, window.dueMs());
            } else {
                publish(window, now);
            }
        }
        return next;
    }

    private void publish(Watched window, long now) {
        long before = window.shownVersion();
        Edition edition = window.refresh(now);
        if (edition.version() != before) {
            window.rooms().forEach(room -> leave(edition, room));
        }
    }

    private void leave(Edition edition, Room room) {
        if (room.leave(edition)) {
            told.computeIfAbsent(room.loop(), loop -> new ArrayList<>()).add(room);
        }
    }

    /** One task a loop, however many of its rooms have something new. */
    private void tell() {
        told.forEach((loop, rooms) -> {
            if (!rooms.isEmpty()) {
                List<Room> now = List.copyOf(rooms);
                rooms.clear();
                loop.execute(() -> now.forEach(Room::takeIn));
            }
        });
    }

    // time

    private void wake(long atMs, long now) {
        if (atMs >= sweepAtMs) {
            return;
        }
        sweepAtMs = atMs;
        int mine = ++sweepTimer;
        timer.in(Math.max(1, atMs - now), () -> {
            if (mine == sweepTimer) {
                sweepAtMs = NEVER;
                sweep();
            }
        });
    }

    private void age() {
        agingTimed = !aging.isEmpty();
        if (agingTimed) {
            timer.in(AGE_EVERY_MS, this::age);
        }
        for (Stand stand : aging) {
            stand.age();
            changed(stand);
        }
        if (!behind.isEmpty()) {
            sweep();
        }
    }

    private void tidy() {
        timer.in(TIDY_EVERY_MS, this::tidy);
        long tooLongAgo = clock.getAsLong() - bounds.rememberMs();
        while (!abandoned.isEmpty()) {
            Watched oldest = abandoned.values().iterator().next();
            if (oldest.abandonedMs() > tooLongAgo) {
                break;
            }
            drop(oldest);
        }
        evictions.forgetQuietWalls(stands, clock.getAsLong());
    }

    private Stand stand(String scope) {
        return stands.computeIfAbsent(scope, name -> new Stand(name, () -> ++versions, clock));
    }
}
