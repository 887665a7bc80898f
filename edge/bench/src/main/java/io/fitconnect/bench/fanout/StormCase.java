package io.fitconnect.bench.fanout;

import io.fitconnect.measure.Contest;
import io.fitconnect.measure.Figures;
import java.util.ArrayList;
import java.util.List;

/**
 * All connections break at once and come back as fast as they can, each with the epoch and version that it held. Nothing
 * is published meanwhile, so the records that the server has read from Kafka, and the requests it sent to Redis, show
 * whether coming back reads anything.
 */
record StormCase(int viewers) implements FanoutCase {
    /** The first meets code that is half compiled, the last a node as it is after a while. */
    private static final int STORMS = 4;

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
        try (LiveServer server = bench.live(Bench.JVM);
                BoardFeed feed = bench.feed(scope)) {
            for (int row = 0; row < 10; row++) {
                feed.row(row, 10 - row, 0);
            }
            feed.flush();
            Subscription subscription = Subscription.top(scope, 10, 20);
            List<String> options = new ArrayList<>(subscription.options(server));
            options.addAll(
                    List.of("-n", "" + viewers, "--warmup", "1", "--secs", "1", "--resume", subscription.resume()));
            options.addAll(List.of("--storms", String.valueOf(STORMS)));
            try (Generator run = bench.generate(options)) {
                run.awaitReady();
                double consumed = server.meter(CONSUMED);
                double asked = server.meter("redis_commands_count_total");
                run.proceed().awaitEnd();
                return new Figures()
                        .put("first: in 2 s", run.figure("first_resumed_in_2s"))
                        .put("first: p99 ms", run.figure("first_resume_p99_ms"))
                        .put("in 2 s", run.figure("resumed_in_2s"))
                        .put("by missed changes", run.figure("resumed_by_delta"))
                        .put("by snapshot", run.figure("resumed_by_snapshot"))
                        .put("p50 ms", run.figure("resume_p50_ms"))
                        .put("p99 ms", run.figure("resume_p99_ms"))
                        .put("last ms", run.figure("resume_max_ms"))
                        .put("server CPU us each", run.figure("storm_server_cpu_s") / viewers * 1e6)
                        .put("generator CPU us each", run.figure("storm_generator_cpu_s") / viewers * 1e6)
                        .put("failed", run.figure("resume_failed"))
                        .put("Kafka records read", server.meter(CONSUMED) - consumed)
                        .put("Redis commands", server.meter("redis_commands_count_total") - asked);
            }
        }
    }
}
