package io.fitconnect.bench.fanout;

import io.fitconnect.measure.Contest;
import io.fitconnect.measure.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Some viewers read 8 kB/s of a window that changes by far more. The others' latency is that of runs without slow ones,
 * and what is kept for a slow one is what the kernel says of its socket (unacknowledged and unsent) and what the server
 * says of its longest queue, added though they may be two viewers'.
 */
record SlowCase(int viewers, int slow, int bytesPerSecond) implements FanoutCase {
    private static final int ROWS = 50;
    private static final int TICKS_PER_SECOND = 5;

    @Override
    public String name() {
        return "slow";
    }

    @Override
    public void run(Bench bench) throws Exception {
        String title =
                "%,d viewers of a top %d that all changes %d times a second, %d of them reading %,d bytes a second"
                        .formatted(viewers, ROWS, TICKS_PER_SECOND, slow, bytesPerSecond);
        Contest contest = new Contest(title, bench.runs(), bench.out());
        contest.with("none slow", () -> run(bench, 0));
        contest.with(slow + " slow", () -> run(bench, slow));
        contest.run().compare("p99 ms", slow + " slow", "none slow", "at most 1.1");
        bench.out()
                .printf(
                        Locale.ROOT,
                        "a slow viewer's server-side queue: %.2f windows at most (target: 2); cut: %.0f%n",
                        contest.median(slow + " slow", "most windows queued"),
                        contest.median(slow + " slow", "slow cut"));
    }

    private Figures run(Bench bench, int slowOnes) throws Exception {
        String scope = Bench.scope();
        try (LiveServer server = bench.live(Bench.JVM);
                BoardFeed feed = bench.feed(scope)) {
            round(feed, 0);
            feed.flush();
            List<String> options =
                    new ArrayList<>(Subscription.top(scope, ROWS, 20).options(server));
            options.addAll(List.of("-n", "" + (viewers - slowOnes), "--slow", "" + slowOnes, "--warmup", "8"));
            options.addAll(List.of("--slow-rate", "" + bytesPerSecond));
            try (Generator run = bench.generate(options);
                    SendQueues queues = new SendQueues(server)) {
                run.awaitReady();
                try (Pace pace = new Pace(TICKS_PER_SECOND, at -> round(feed, at))) {
                    run.proceed().awaitEnd();
                    return figures(run, slowOnes, queues);
                }
            }
        }
    }

    private static void round(BoardFeed feed, long stamp) {
        for (int athlete = 0; athlete < ROWS; athlete++) {
            feed.row(athlete, ROWS - athlete + stamp / 1e9, stamp);
        }
    }

    private Figures figures(Generator run, int slowOnes, SendQueues queues) {
        double window = run.figure("bytes") / run.figure("deliveries");
        Figures figures = new Figures()
                .put("p50 ms", run.figure("p50_ms"))
                .put("p99 ms", run.figure("p99_ms"))
                .put("deliveries/s", run.figure("deliveries") / run.figure("span_s"))
                .put("bytes a window", window)
                .put("CPU s a second", run.figure("server_cpu_s") / run.figure("span_s"))
                .put("gaps", run.figure("gaps"));
        if (slowOnes > 0) {
            figures.put("most windows queued", (queues.most() + queues.mostInServer()) / window)
                    .put("kernel bytes", queues.most())
                    .put("server bytes", queues.mostInServer())
                    .put("slow windows/s", run.figure("slow_frames") / run.figure("span_s") / slowOnes)
                    .put("slow age p50 ms", run.figure("slow_age_p50_ms"))
                    .put("slow cut", run.figure("slow_closed"));
        }
        return figures;
    }
}
