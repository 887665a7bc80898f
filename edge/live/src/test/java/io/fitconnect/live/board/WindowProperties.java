package io.fitconnect.live.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fitconnect.live.window.Edition;
import io.fitconnect.live.window.Frame;
import io.fitconnect.live.window.Heading;
import io.fitconnect.live.window.Held;
import io.fitconnect.live.window.SharedWindow;
import io.fitconnect.live.window.WindowSpec;
import io.fitconnect.proto.live.v1.Freshness;
import io.fitconnect.proto.live.v1.Row;
import io.fitconnect.proto.live.v1.ServerFrame;
import io.fitconnect.proto.live.v1.Verdict;
import io.fitconnect.sockets.Encoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * The promise of the live contract: whoever applies every delta to its snapshot holds exactly the window that a fresh
 * snapshot of that version would show, whatever changed, however rarely it was sent to, and after any reconnect.
 */
class WindowProperties {
    private static final long EPOCH = 77;
    private static final int ATHLETES = 30;
    private static final List<WindowSpec> SPECS = List.of(
            new WindowSpec(3, "", 0, List.of()),
            new WindowSpec(0, "a07", 2, List.of()),
            new WindowSpec(0, "", 0, List.of("a01", "a02", "a29", "nobody")),
            new WindowSpec(4, "a05", 1, List.of("a03", "a20")),
            new WindowSpec(1000, "", 0, List.of()));

    /** A board, its naive double, and clients that look now and then. */
    private static final class World {
        private final Random random;
        private long now = 1_800_000_000_000L;
        private long versions;
        private final ScopeCopy copy = new ScopeCopy("class/x", () -> ++versions, () -> now);
        private final Board board = copy.watch(Metric.REPS);
        private final Map<String, Line> model = new TreeMap<>();
        private final List<SharedWindow> windows = new ArrayList<>();
        private final List<Client> clients = new ArrayList<>();
        private final boolean dense;
        private boolean official;

        World(long seed) {
            random = new Random(seed);
            dense = random.nextBoolean();
            copy.dense(dense);
            for (int i = 0; i < 5; i++) {
                update();
            }
            board.rank(Runnable::run, Runnable::run, () -> {});
            for (WindowSpec spec : SPECS) {
                // two paces of the same window
                windows.add(window(spec));
                windows.add(window(spec));
            }
            for (int i = 0; i < windows.size() * 2; i++) {
                clients.add(new Client(i / 2, i % 3 == 0 ? Encoding.JSON : Encoding.PROTO));
            }
        }

        private SharedWindow window(WindowSpec spec) {
            return new SharedWindow(new Heading(false, "class/x/reps", EPOCH), board.view(spec), spec.maxRows());
        }

        void update() {
            String athlete = "a%02d".formatted(random.nextInt(ATHLETES));
            if (random.nextInt(12) == 0) {
                model.remove(athlete);
                copy.apply(athlete, null);
                return;
            }
            Line before = model.get(athlete);
            double reps = before == null ? random.nextInt(4) : before.reps() + random.nextInt(3);
            long seen = random.nextInt(4) == 0 ? now - random.nextInt(700) * 100L : now;
            Line line =
                    new Line(athlete, "n\"ä\n" + random.nextInt(2), 1, reps, 0, 0, 0, seen, 3, Verdict.PROVISIONAL, "");
            model.put(athlete, line);
            copy.apply(athlete, line);
        }

        void age() {
            now += 100L * (1 + random.nextInt(random.nextInt(8) == 0 ? 700 : 40));
            copy.age();
        }

        void official() {
            official = true;
            copy.official(true);
        }

        void compareAll() {
            for (int i = 0; i < windows.size(); i++) {
                windows.get(i).refresh(now);
                compareWithTheModel(windows.get(i), SPECS.get(i / 2));
            }
        }

        private void compareWithTheModel(SharedWindow window, WindowSpec spec) {
            Held fresh = new Held();
            fresh.apply(Held.decode(window(spec).refresh(now).snapshot(Encoding.PROTO), "x"));
            Held shown = new Held();
            shown.apply(Held.decode(current(window).snapshot(Encoding.JSON), "x"));
            assertEquals(naive(spec), fresh.rows());
            assertEquals(naive(spec), shown.rows());
            assertEquals(model.size(), shown.total);
        }

        /** Sort, count, cut: no index, no images, no wheel. */
        private List<Row> naive(WindowSpec spec) {
            List<Line> order = new ArrayList<>(model.values());
            order.sort(Comparator.comparing((Line line) -> -line.reps()).thenComparing(Line::athleteId));
            Set<Integer> wanted = new TreeSet<>();
            for (int position = 0; position < order.size(); position++) {
                String athlete = order.get(position).athleteId();
                if (position < spec.top() || spec.athletes().contains(athlete)) {
                    wanted.add(position);
                }
                if (athlete.equals(spec.around())) {
                    for (int near = position - spec.radius(); near <= position + spec.radius(); near++) {
                        if (near >= 0 && near < order.size()) {
                            wanted.add(near);
                        }
                    }
                }
            }
            return wanted.stream().map(position -> row(order.get(position))).toList();
        }

        private Row row(Line line) {
            var above = model.values().stream().map(Line::reps).filter(reps -> reps > line.reps());
            long better = dense ? above.distinct().count() : above.count();
            long age = now - line.lastSeenMs();
            Freshness freshness = official || age > 60_000
                    ? Freshness.GONE
                    : age > 10_000 ? Freshness.STALE : age > 3_000 ? Freshness.LATE : Freshness.LIVE;
            return Row.newBuilder()
                    .setRank((int) better + 1)
                    .setAthleteId(line.athleteId())
                    .setName(line.name())
                    .setScore(line.reps())
                    .setHeartRateZone(3)
                    .setFreshness(freshness)
                    .setLastSeenMs(line.lastSeenMs())
                    .setVerdict(Verdict.PROVISIONAL)
                    .build();
        }

        private static Edition current(SharedWindow window) {
            Edition edition = window.edition();
            if (edition == null) {
                throw new AssertionError("no edition");
            }
            return edition;
        }

        /** Looks at its window's newest edition when it is let, having missed what it missed. */
        private final class Client {
            private final SharedWindow window;
            private final Encoding encoding;
            private final Held held = new Held();

            Client(int index, Encoding encoding) {
                this.window = windows.get(index);
                this.encoding = encoding;
            }

            void look() {
                Edition edition = window.edition();
                if (edition == null) {
                    return;
                }
                Frame changes = held.version == 0 ? null : edition.since(held.version, encoding);
                ServerFrame frame = Held.decode(changes != null ? changes : edition.snapshot(encoding), "me \"1\"");
                held.apply(frame);
                Held fresh = new Held();
                fresh.apply(Held.decode(edition.snapshot(Encoding.PROTO), ""));
                assertEquals(fresh.rows(), held.rows());
                assertEquals(fresh.version, held.version);
                assertEquals(fresh.total, held.total);
            }
        }
    }

    @Property(tries = 60)
    void aClientThatAppliesEveryDeltaHoldsTheFreshWindow(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int steps) {
        World world = new World(seed);
        for (int step = 0; step < steps; step++) {
            switch (world.random.nextInt(5)) {
                case 0 -> world.age();
                case 1 -> {
                    SharedWindow window = world.windows.get(world.random.nextInt(world.windows.size()));
                    window.refresh(world.now);
                }
                case 2 ->
                    world.clients
                            .get(world.random.nextInt(world.clients.size()))
                            .look();
                default -> world.update();
            }
            if (step % 40 == 39) {
                world.compareAll();
                world.clients.forEach(World.Client::look);
            }
        }
        world.official();
        world.compareAll();
        world.clients.forEach(World.Client::look);
    }
}
