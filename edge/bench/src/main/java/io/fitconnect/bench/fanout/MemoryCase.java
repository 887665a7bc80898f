package io.fitconnect.bench.fanout;

import io.fitconnect.bench.peers.PeerKind;
import io.fitconnect.measure.Contest;
import io.fitconnect.measure.Figures;
import io.fitconnect.measure.Processes;
import java.util.ArrayList;
import java.util.List;

/**
 * What a viewer takes that is connected, has its snapshot, and then sees nothing change. All of the heap is resident from
 * the start (AlwaysPreTouch), so what the process grows by is memory outside of it; the heap is read after collections.
 * A first batch of viewers comes and goes before, so that code and pools are not laid on the viewers.
 */
record MemoryCase(int viewers) implements FanoutCase {
    private static final int FIRST = 1_000;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Contest contest = new Contest("%,d idle viewers".formatted(viewers), bench.runs(), bench.out());
        contest.with("FitConnect", () -> ours(bench));
        for (PeerKind kind : bench.present(PeerKind.NCHAN)) {
            contest.with(kind.title(), () -> bench.idle(kind, viewers));
        }
        contest.run();
        bench.out()
                .printf("%.2f KiB an idle viewer (target: at most 8)%n", contest.median("FitConnect", "KiB a viewer"));
    }

    private Figures ours(Bench bench) throws Exception {
        String scope = Bench.scope();
        List<String> jvm = new ArrayList<>(Bench.JVM);
        jvm.add("-XX:+AlwaysPreTouch");
        try (LiveServer server = bench.live(jvm);
                BoardFeed feed = bench.feed(scope)) {
            for (int row = 0; row < 10; row++) {
                feed.row(row, 10 - row, 0);
            }
            feed.flush();
            hold(bench, server, scope, FIRST);
            Memory before = Memory.of(server);
            Memory held = hold(bench, server, scope, viewers);
            double heap = (double) (held.heap() - before.heap()) / viewers / 1024;
            double outside = (double) (held.resident() - before.resident()) / viewers / 1024;
            return new Figures()
                    .put("KiB a viewer", heap + outside)
                    .put("heap KiB", heap)
                    .put("outside KiB", outside)
                    .put("held", held.viewers());
        }
    }

    /** What the server holds while they are all connected. */
    private static Memory hold(Bench bench, LiveServer server, String scope, int viewers) throws Exception {
        List<String> options = new ArrayList<>(Subscription.top(scope, 10, 5).options(server));
        options.addAll(List.of("-n", "" + viewers));
        try (Generator run = bench.generate(options)) {
            run.awaitReady();
            // freshness has gone to GONE for rows that nobody sends any more, so that nothing is in flight
            Thread.sleep(2_000);
            return Memory.of(server);
        }
    }

    /** Heap in use after collections, and all that is resident; bytes. */
    private record Memory(long heap, long resident, double viewers) {
        static Memory of(LiveServer server) throws Exception {
            long heap = Jcmd.usedHeapAfterCollection(server.pid());
            return new Memory(heap, Processes.residentBytes(server.pid()), server.meter("fitconnect_live_viewers"));
        }
    }
}
