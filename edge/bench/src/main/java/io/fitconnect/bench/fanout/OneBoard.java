package io.fitconnect.bench.fanout;

import io.fitconnect.measure.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Our side of a plain fan-out: so many viewers of one board, of which one row after the other changes.
 *
 * @param rate changes a second; each is an update that every viewer is to see
 * @param conflated more changes than there are ticks, so that a message carries many updates and updates are counted
 */
record OneBoard(int viewers, int rows, double rate, int warmup, boolean conflated) {
    /** Faster than any tick; the server brings it down to its own. */
    private static final double MAX_RATE_HZ = 1_000;

    Figures run(Bench bench) throws Exception {
        String scope = Bench.scope();
        try (LiveServer server = bench.live(Bench.JVM);
                BoardFeed feed = bench.feed(scope)) {
            for (int row = 0; row < rows; row++) {
                feed.row(row, rows - row, 0);
            }
            feed.flush();
            List<String> options =
                    new ArrayList<>(Subscription.top(scope, rows, MAX_RATE_HZ).options(server));
            options.addAll(List.of("-n", String.valueOf(viewers), "--warmup", String.valueOf(warmup)));
            try (Generator run = bench.generate(options)) {
                run.awaitReady();
                AtomicInteger next = new AtomicInteger();
                try (Pace pace = new Pace(rate, at -> change(feed, next.getAndIncrement() % rows, at))) {
                    run.proceed().awaitEnd();
                    return figures(run, pace);
                }
            }
        }
    }

    private void change(BoardFeed feed, int row, long stamp) {
        feed.row(row, rows - row, stamp);
    }

    private Figures figures(Generator run, Pace pace) {
        if (run.figure("gaps") > 0) {
            throw new IllegalStateException("deltas do not follow on what viewers held");
        }
        long published = pace.count(run.nanos("window_from_ns"), run.nanos("window_until_ns"));
        return conflated
                ? Deliveries.updates(run)
                : Deliveries.of(run, published * viewers - (long) run.figure("stamped"));
    }
}
