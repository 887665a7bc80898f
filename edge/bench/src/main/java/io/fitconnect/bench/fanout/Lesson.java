package io.fitconnect.bench.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What native/live is shown in the training run of its ahead-of-time cache: viewers of one window and of their own who
 * come, see rows change, drop and resume. Its method profiles let the next process compile the way of a frame at once.
 */
final class Lesson {
    private static final int VIEWERS = 2_000;
    private static final int ROWS = 20;
    private static final double CHANGES_A_SECOND = 20;
    private static final int SECONDS = 8;
    private static final int STORMS = 4;

    private Lesson() {}

    static void give(Bench bench, LiveServer pupil) throws Exception {
        String scope = Bench.scope();
        try (BoardFeed feed = bench.feed(scope)) {
            for (int row = 0; row < VIEWERS; row++) {
                feed.row(row, VIEWERS - row, 0);
            }
            feed.flush();
            AtomicInteger next = new AtomicInteger();
            try (Pace pace = new Pace(CHANGES_A_SECOND, at -> change(feed, next.getAndIncrement() % ROWS, at))) {
                watch(bench, pupil, Subscription.top(scope, ROWS, 20));
                watch(bench, pupil, Subscription.around(scope, 5, 5));
            }
        }
    }

    private static void change(BoardFeed feed, int row, long stamp) {
        feed.row(row, VIEWERS + row, stamp);
    }

    private static void watch(Bench bench, LiveServer pupil, Subscription subscription) throws Exception {
        List<String> options = new ArrayList<>(subscription.options(pupil));
        options.addAll(List.of("-n", "" + VIEWERS, "--warmup", "1", "--secs", "" + SECONDS));
        options.addAll(List.of("--resume", subscription.resume(), "--storms", "" + STORMS));
        try (Generator run = bench.generate(options)) {
            run.awaitReady();
            run.proceed().awaitEnd();
        }
    }
}
