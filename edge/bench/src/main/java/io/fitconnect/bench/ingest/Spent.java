package io.fitconnect.bench.ingest;

import io.fitconnect.measure.Figures;
import io.fitconnect.measure.Processes;
import java.util.ArrayList;
import java.util.List;

/** CPU seconds of named processes from one moment to another. */
final class Spent {
    private record Share(String name, long pid, double before) {}

    private final List<Share> shares = new ArrayList<>();

    /** From now on. */
    Spent with(String name, long pid) {
        shares.add(new Share(name, pid, Processes.cpuSeconds(pid)));
        return this;
    }

    /** Up to now, a million of what was done. */
    Figures perMillion(double done) {
        Figures figures = new Figures();
        shares.forEach(
                share -> figures.put(share.name(), (Processes.cpuSeconds(share.pid()) - share.before()) / done * 1e6));
        return figures;
    }
}
