package io.fitconnect.bench.fanout;

import io.fitconnect.bench.peers.PeerKind;
import io.fitconnect.measure.Contest;
import java.util.List;
import java.util.Map;

/**
 * Viewers of one board with everything at its limit. Peers get a message when the one before has arrived everywhere, so
 * each is alone in its write. We are conflated: the board changes faster than it can be shown and the tick, 50 ms
 * otherwise, is 1 ms, so that a window is cut as soon as its last one is out. Kafka's records, read and ranked, are part
 * of our CPU time; Kafka itself is not.
 */
record SaturatedCase(int viewers, Map<PeerKind, String> targets) implements FanoutCase {
    private static final int WARMUP_S = 8;
    private static final double CHANGES_A_SECOND = 400;

    @Override
    public String name() {
        return "saturated";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Contest contest =
                new Contest("%,d viewers of one board, saturated".formatted(viewers), bench.runs(), bench.out());
        Map<String, String> settings = Map.of("FITCONNECT_LIVE_TICK", "PT0.001S");
        contest.with("FitConnect", () -> new OneBoard(viewers, CHANGES_A_SECOND, settings, WARMUP_S, true).run(bench));
        List<String> load = List.of("-n", String.valueOf(viewers), "--window", "1", "--warmup", "" + WARMUP_S);
        List<PeerKind> present = bench.present(PeerKind.values());
        present.forEach(kind -> contest.with(kind.title(), () -> bench.peer(kind, load)));
        contest.run();
        present.stream()
                .filter(targets::containsKey)
                .forEach(kind ->
                        contest.compare(Deliveries.CPU, "FitConnect", kind.title(), String.valueOf(targets.get(kind))));
    }
}
