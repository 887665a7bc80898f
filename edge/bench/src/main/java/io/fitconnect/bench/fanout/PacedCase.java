package io.fitconnect.bench.fanout;

import io.fitconnect.bench.peers.PeerKind;
import io.fitconnect.measure.Contest;
import java.util.List;
import java.util.Map;

/**
 * Viewers of one board at a steady rate, the same in all contenders: so many messages a second of about 300 bytes, each
 * alone in its write. At most 16 a second, since beyond 20 we would conflate by contract.
 */
record PacedCase(String name, int viewers, int rate, List<PeerKind> peers, Map<PeerKind, String> targets)
        implements FanoutCase {
    /** Until most of what runs at this rate is compiled. */
    private static final int WARMUP_S = 30;

    private static final int MOST_ROWS = 10;
    /** A row that waits longer for its next change turns LATE after 3 s, which is a message that no peer sends. */
    private static final double LONGEST_WAIT_S = 2.5;

    private int rows() {
        return (int) Math.min(MOST_ROWS, rate * LONGEST_WAIT_S);
    }

    @Override
    public void run(Bench bench) throws Exception {
        Contest contest = new Contest(
                "%,d viewers of one board, %d updates a second".formatted(viewers, rate), bench.runs(), bench.out());
        contest.with("FitConnect", () -> new OneBoard(viewers, rows(), rate, WARMUP_S, false).run(bench));
        List<String> load = List.of(
                "-n", String.valueOf(viewers), "--rate", String.valueOf(rate), "--warmup", String.valueOf(WARMUP_S));
        List<PeerKind> present = bench.present(peers.toArray(PeerKind[]::new));
        present.forEach(kind -> contest.with(
                kind.title(), () -> bench.peer(kind, load, run -> Deliveries.of(run, (long) run.figure("lost")))));
        contest.run();
        present.stream()
                .filter(targets::containsKey)
                .forEach(kind ->
                        contest.compare(Deliveries.CPU, "FitConnect", kind.title(), String.valueOf(targets.get(kind))));
    }
}
