package io.fitconnect.ingest.session;

import io.fitconnect.ingest.log.Records;
import io.fitconnect.ingest.log.SampleLog;
import java.util.ArrayList;
import java.util.List;

/** A log that acknowledges when the test says so. */
final class FakeLog implements SampleLog {

    final List<Entry> waiting = new ArrayList<>();
    final List<Entry> kept = new ArrayList<>();

    @Override
    public void append(Entry entry) {
        waiting.add(entry);
    }

    /** What a record of the oldest entry would be. */
    byte[] value() {
        return Records.value(waiting.getFirst());
    }

    void keep(int index) {
        Entry entry = waiting.remove(index);
        kept.add(entry);
        entry.outcome(Outcome.DURABLE);
    }

    void keepAll() {
        while (!waiting.isEmpty()) {
            keep(0);
        }
    }

    void lose() {
        waiting.removeFirst().outcome(new Outcome.Lost("test"));
    }
}
