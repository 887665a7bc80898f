package io.fitconnect.ingest.session;

import io.fitconnect.ingest.log.SampleLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A log that acknowledges when the test says so. */
final class FakeLog implements SampleLog {

    record Entry(Topic topic, String key, byte[] value, Consumer<Outcome> done) {}

    final List<Entry> waiting = new ArrayList<>();
    final List<Entry> kept = new ArrayList<>();

    @Override
    public void append(Topic topic, String key, byte[] value, Consumer<Outcome> done) {
        waiting.add(new Entry(topic, key, value, done));
    }

    void keep(int index) {
        Entry entry = waiting.remove(index);
        kept.add(entry);
        entry.done().accept(new Outcome.Durable());
    }

    void keepAll() {
        while (!waiting.isEmpty()) {
            keep(0);
        }
    }

    void lose() {
        waiting.removeFirst().done().accept(new Outcome.Lost("test"));
    }
}
