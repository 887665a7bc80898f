package io.fitconnect.bench.fanout;

import io.fitconnect.bench.peers.PeerKind;
import java.nio.file.Path;
import java.util.List;

/**
 * What was asked for on the command line.
 *
 * @param root of the checkout
 * @param beside the peers to run
 * @param liveOptions further options of the JVM of native/live, to profile it
 */
record Plan(Path root, int runs, int seconds, List<PeerKind> beside, List<String> liveOptions) {
    Plan {
        beside = List.copyOf(beside);
        liveOptions = List.copyOf(liveOptions);
    }
}
