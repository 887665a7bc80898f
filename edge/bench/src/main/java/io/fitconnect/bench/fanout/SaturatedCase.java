package io.fitconnect.bench.fanout;

import io.fitconnect.bench.peers.PeerKind;
import io.fitconnect.measure.Contest;
import io.fitconnect.measure.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Viewers of one board of which more changes than messages could tell one by one. What is counted is updates: a change
 * that was published and stands in a message that a viewer got. A peer's message carries one; our tick (50 ms) gathers
 * those of many rows into one message, and a row that changed twice within a tick counts once. Peers get the next
 * messages when the last have arrived everywhere, once each alone in its write and once many at a time, which lets a
 * server put several into one. Kafka's records, read and ranked, are part of our CPU time; Kafka itself is not.
 */
record SaturatedCase(int viewers, List<PeerKind> peers, Map<PeerKind, String> targets) implements FanoutCase {
    private static final int WARMUP_S = 8;
    /** Each changes every 100 ms, every second tick. */
    private static final int ROWS = 100;

    private static final double CHANGES_A_SECOND = 1_000;
    private static final int AT_A_TIME = 32;

    @Override
    public String name() {
        return "saturated";
    }

    @Override
    public void run(Bench bench) throws Exception {
        String title = "%,d viewers of one board, %,.0f updates a second and more than peers can deliver"
                .formatted(viewers, CHANGES_A_SECOND);
        Contest contest = new Contest(title, bench.runs(), bench.out());
        contest.with("FitConnect", () -> new OneBoard(viewers, ROWS, CHANGES_A_SECOND, WARMUP_S, true).run(bench));
        List<PeerKind> present = bench.present(peers.toArray(PeerKind[]::new));
        for (PeerKind kind : present) {
            contest.with(kind.title(), () -> peer(bench, kind, 1));
            contest.with(gathered(kind), () -> peer(bench, kind, AT_A_TIME));
        }
        contest.run();
        for (PeerKind kind : present) {
            String target = String.valueOf(targets.get(kind));
            contest.compare(Deliveries.UPDATES_CPU, "FitConnect", kind.title(), target);
            contest.compare(Deliveries.UPDATES_CPU, "FitConnect", gathered(kind), target);
            contest.compare(Deliveries.CPU, "FitConnect", kind.title(), "none: a message here is many there");
        }
    }

    private static String gathered(PeerKind kind) {
        return kind.title() + ", " + AT_A_TIME + " at a time";
    }

    private Figures peer(Bench bench, PeerKind kind, int inFlight) throws Exception {
        List<String> load = new ArrayList<>(List.of("-n", String.valueOf(viewers)));
        load.addAll(List.of("--window", String.valueOf(inFlight), "--warmup", String.valueOf(WARMUP_S)));
        return bench.peer(kind, load, Deliveries::updates);
    }
}
