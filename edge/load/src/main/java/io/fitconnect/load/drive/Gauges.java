package io.fitconnect.load.drive;

import io.fitconnect.measure.Latencies;
import java.util.concurrent.atomic.LongAdder;

/** Everything a load run counts; latencies only after the warm-up. */
final class Gauges {
    final Latencies ack = new Latencies();
    final Latencies view = new Latencies();
    final LongAdder offered = new LongAdder();
    final LongAdder acked = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder notTaken = new LongAdder();
    final LongAdder disconnects = new LongAdder();
    final LongAdder frames = new LongAdder();
    volatile boolean counting;
}
