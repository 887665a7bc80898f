package io.fitconnect.bench.fanout;

import io.fitconnect.measure.Contest;
import io.fitconnect.measure.Figures;
import java.util.ArrayList;
import java.util.List;

/**
 * A board on which every viewer sees its own part: so many viewers, each around another athlete, and every athlete moves
 * at every tick. Beside it the same viewers each with the first thousand rows, the most that one window may ask for; the
 * whole board to all is reckoned from that.
 */
record WindowsCase(int viewers, int athletes, int ticksPerSecond, int radius) implements FanoutCase {
    private static final int WHOLE_ROWS = 1_000;
    /** Of the whole-board contender: what it costs is linear in its viewers, and all of them would not fit two cores. */
    private static final int WHOLE_VIEWERS = 50;

    @Override
    public String name() {
        return "windows";
    }

    @Override
    public void run(Bench bench) throws Exception {
        String title =
                "%,d viewers, each around another athlete (radius %d) of a board of %,d that all move, %d ticks/s"
                        .formatted(viewers, radius, athletes, ticksPerSecond);
        Contest contest = new Contest(title, bench.runs(), bench.out());
        contest.with("own windows", () -> run(bench, viewers, scope -> Subscription.around(scope, radius, 20)));
        contest.with("first 1,000", () -> run(bench, WHOLE_VIEWERS, scope -> Subscription.top(scope, WHOLE_ROWS, 20)));
        contest.run();
        double own = contest.median("own windows", "bytes a viewer and tick");
        double whole = contest.median("first 1,000", "bytes a viewer and tick") * athletes / WHOLE_ROWS;
        bench.out()
                .printf(
                        "own windows are %.2f %% of the %,.0f bytes of the whole board to each (target: at most 5 %%)%n",
                        100 * own / whole, whole);
    }

    private interface Wish {
        Subscription of(String scope);
    }

    private Figures run(Bench bench, int watching, Wish wish) throws Exception {
        String scope = Bench.scope();
        try (LiveServer server = bench.live(Bench.JVM);
                BoardFeed feed = bench.feed(scope)) {
            round(feed, 0);
            feed.flush();
            List<String> options = new ArrayList<>(wish.of(scope).options(server));
            options.addAll(List.of("-n", "" + watching, "--spread", "" + watching, "--warmup", "6"));
            try (Generator run = bench.generate(options)) {
                run.awaitReady();
                try (Pace pace = new Pace(ticksPerSecond, at -> round(feed, at))) {
                    run.proceed().awaitEnd();
                    return figures(run, watching);
                }
            }
        }
    }

    /** Every athlete gains something, each another amount, so that ranks change too. */
    private void round(BoardFeed feed, long stamp) {
        for (int athlete = 0; athlete < athletes; athlete++) {
            double score = 1_000 + athlete + (stamp / 1_000_000 * (7 + athlete % 13)) % 100_000 / 100.0;
            feed.row(athlete, score, stamp);
        }
    }

    private Figures figures(Generator run, int watching) {
        double span = run.figure("span_s");
        return new Figures()
                .put("messages/s", run.figure("deliveries") / span)
                .put("bytes a viewer and tick", run.figure("bytes") / span / watching / ticksPerSecond)
                .put("CPU s a second", run.figure("server_cpu_s") / span)
                .put("p50 ms", run.figure("p50_ms"))
                .put("p99 ms", run.figure("p99_ms"))
                .put("gaps", run.figure("gaps"))
                .put("cut", run.figure("closed"))
                .put("generator CPU s", run.figure("generator_cpu_s"));
    }
}
