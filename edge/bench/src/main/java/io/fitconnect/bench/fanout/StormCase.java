package io.fitconnect.bench.fanout;

import io.fitconnect.measure.Contest;
import io.fitconnect.measure.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All connections break at once and come back as fast as they can, each with the epoch and version that it held. Nothing
 * is published meanwhile, so the records that the server has read from Kafka, and the requests it sent to Redis, show
 * whether coming back reads anything.
 */
record StormCase(int viewers) implements FanoutCase {
    private static final String CONSUMED = "kafka_consumer_fetch_manager_records_consumed_total";

    @Override
    public String name() {
        return "storm";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Contest contest = new Contest("%,d viewers drop and resume".formatted(viewers), bench.runs(), bench.out());
        contest.with("FitConnect", () -> storm(bench)).run();
        bench.out()
                .printf(
                        "resumed in 2 s: %.2f %% (target: 99)%n",
                        contest.median("FitConnect", "in 2 s") / viewers * 100);
    }

    private Figures storm(Bench bench) throws Exception {
        String scope = Bench.scope();
        try (LiveServer server = bench.live(Bench.JVM, Map.of());
                BoardFeed feed = bench.feed(scope)) {
            for (int row = 0; row < 10; row++) {
                feed.row(row, 10 - row, 0);
            }
            feed.flush();
            Subscription subscription = Subscription.top(scope, 10, 20);
            List<String> options = new ArrayList<>(subscription.options(server));
            options.addAll(
                    List.of("-n", "" + viewers, "--warmup", "1", "--secs", "1", "--resume", subscription.resume()));
            try (Generator run = bench.generate(options)) {
                run.awaitReady();
                double consumed = server.meter(CONSUMED);
                double asked = server.meter("redis_commands_count_total");
                run.proceed().awaitEnd();
                return new Figures()
                        .put("in 2 s", run.figure("resumed_in_2s"))
                        .put("by missed changes", run.figure("resumed_by_delta"))
                        .put("by snapshot", run.figure("resumed_by_snapshot"))
                        .put("p50 ms", run.figure("resume_p50_ms"))
                        .put("p99 ms", run.figure("resume_p99_ms"))
                        .put("last ms", run.figure("resume_max_ms"))
                        .put("failed", run.figure("resume_failed"))
                        .put("Kafka records read", server.meter(CONSUMED) - consumed)
                        .put("Redis commands", server.meter("redis_commands_count_total") - asked);
            }
        }
    }
}
