package io.fitconnect.streams.bench.streams;

import io.fitconnect.measure.Figures;
import io.fitconnect.measure.Processes;
import io.fitconnect.proto.internal.athlete.v1.AthleteState;
import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.streams.boards.BoardsTopology;
import io.fitconnect.streams.topology.StreamsGraph;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Everything at a live pace: how long after a batch's arrival its figures can be read, what a core has to do for it, and
 * what it does when nobody rides.
 */
final class Live {
    static final String STATE_P50 = "state p50 ms";
    static final String CPU = "CPU us a batch";

    private static final int SECONDS = 20;
    private static final int IDLE_SECONDS = 6;

    private final int perSecond;
    private final int warmSeconds;

    /**
     * A pace.
     *
     * @param perSecond batches a second, and as many athletes
     * @param warmSeconds so long it runs before it is measured
     */
    Live(int perSecond, int warmSeconds) {
        this.perSecond = perSecond;
        this.warmSeconds = warmSeconds;
    }

    Figures run(Map<String, String> settings, @Nullable Path recording) throws Exception {
        boolean transactions = settings.getOrDefault("processing.guarantee", "").startsWith("exactly");
        try (Broker broker = Broker.start();
                Telemetry telemetry = new Telemetry(broker, perSecond, 1)) {
            telemetry.profiles();
            try (Running running = Running.start(broker, Graph.COMPOSED, "live", settings, recording);
                    var states = new Probe<>(
                            broker,
                            StreamsGraph.STATE,
                            transactions,
                            AthleteState.parser(),
                            AthleteState::getReceivedMs);
                    var rows = new Probe<>(
                            broker,
                            BoardsTopology.CHANGES_TOPIC,
                            transactions,
                            BoardRow.parser(),
                            BoardRow::getLastSeenMs)) {
                while (states.count() == 0 && running.pid() > 0) {
                    ride(telemetry, 1);
                }
                ride(telemetry, warmSeconds);
                states.restart();
                rows.restart();
                long written = broker.written();
                double brokerBefore = Processes.cpuSeconds(broker.pid());
                double busy = percentOfCore(running, SECONDS, () -> ride(telemetry, SECONDS));
                double brokerBusy = Processes.cpuSeconds(broker.pid()) - brokerBefore;
                written = broker.written() - written;
                TimeUnit.SECONDS.sleep(2);
                double idle = percentOfCore(running, IDLE_SECONDS, () -> TimeUnit.SECONDS.sleep(IDLE_SECONDS));
                double batches = (double) perSecond * SECONDS;
                return new Figures()
                        .put(STATE_P50, states.percentile(0.5))
                        .put("state p99 ms", states.percentile(0.99))
                        .put("row p50 ms", rows.percentile(0.5))
                        .put("row p99 ms", rows.percentile(0.99))
                        .put("states", states.count())
                        .put(CPU, busy / 100 * SECONDS * 1e6 / batches)
                        .put("broker CPU us a batch", brokerBusy * 1e6 / batches)
                        .put("written a batch", written / batches)
                        .put("% of a core", busy)
                        .put("% of a core, idle", idle);
            }
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double percentOfCore(Running running, double seconds, Work work) throws Exception {
        double before = Processes.cpuSeconds(running.pid());
        work.run();
        return (Processes.cpuSeconds(running.pid()) - before) / seconds * 100;
    }

    /** Athletes one after another, evenly over each second. */
    private void ride(Telemetry telemetry, int seconds) {
        long began = System.nanoTime();
        for (int batch = 0; batch < seconds * perSecond; batch++) {
            long due = began + batch * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            telemetry.send(batch % perSecond);
        }
    }
}
