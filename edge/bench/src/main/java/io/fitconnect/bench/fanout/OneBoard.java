package io.fitconnect.bench.fanout;

import io.fitconnect.measure.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Our side of a plain fan-out: so many viewers of one board's top 10, of which one row changes so many times a second.
 *
 * @param settings of native/live
 * @param conflated more is published than can be delivered, so nothing can be said to be lost
 */
record OneBoard(int viewers, double rate, Map<String, String> settings, int warmup, boolean conflated) {
    private static final int ROWS = 10;
    /** Faster than any tick; the server brings it down to its own. */
    private static final double MAX_RATE_HZ = 1_000;

    Figures run(Bench bench) throws Exception {
        String scope = Bench.scope();
        try (LiveServer server = bench.live(Bench.JVM, settings);
                BoardFeed feed = bench.feed(scope)) {
            for (int row = 0; row < ROWS; row++) {
                feed.row(row, ROWS - row, 0);
            }
            feed.flush();
            List<String> options =
                    new ArrayList<>(Subscription.top(scope, ROWS, MAX_RATE_HZ).options(server));
            options.addAll(List.of("-n", String.valueOf(viewers), "--warmup", String.valueOf(warmup)));
            try (Generator run = bench.generate(options)) {
                run.awaitReady();
                try (Pace pace = new Pace(rate, at -> feed.row(0, ROWS, at))) {
                    run.proceed().awaitEnd();
                    return figures(run, pace);
                }
            }
        }
    }

    private Figures figures(Generator run, Pace pace) {
        if (run.figure("gaps") > 0) {
            throw new IllegalStateException("deltas do not follow on what viewers held");
        }
        long published = pace.count(run.nanos("window_from_ns"), run.nanos("window_until_ns"));
        long lost = published * viewers - (long) run.figure("stamped");
        return Deliveries.of(run, conflated ? 0 : lost);
    }
}
