package io.fitconnect.streams.bench.streams;

import io.fitconnect.measure.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** Where the CPU time of a recorded run went, by what the innermost telling frame of each sample's stack belongs to. */
final class Shares {
    /** Looked up for each frame from the innermost outwards; the first match counts. */
    private static final Map<String, String> OWNERS = packages();

    private final Map<String, Integer> owners = new LinkedHashMap<>();
    private final Map<String, Integer> threads = new LinkedHashMap<>();
    private int total;

    private Shares() {}

    private static Map<String, String> packages() {
        Map<String, String> owners = new LinkedHashMap<>();
        owners.put("org.rocksdb", "stores: RocksDB");
        owners.put("net.jpountz", "compression");
        owners.put("org.apache.kafka.common.compress", "compression");
        owners.put("com.google.protobuf", "protobuf");
        owners.put("io.fitconnect.proto", "protobuf");
        owners.put("io.fitconnect.streams.quality", "sessions: judging, order");
        owners.put("io.fitconnect.streams.effort", "sessions: figures");
        owners.put("io.fitconnect.streams.coaching", "sessions: trainer's rules");
        owners.put("io.fitconnect.streams.topology", "sessions: the rest");
        owners.put("io.fitconnect.streams.boards", "boards");
        owners.put("io.fitconnect.streams.usage", "usage");
        owners.put("io.micrometer", "metrics");
        owners.put("org.apache.kafka.common.metrics", "metrics");
        owners.put("org.apache.kafka.streams.processor.internals.metrics", "metrics");
        owners.put("org.apache.kafka.clients.producer", "producer");
        owners.put("org.apache.kafka.clients.consumer", "consumer");
        owners.put("org.apache.kafka.streams", "Kafka Streams itself");
        owners.put("org.apache.kafka", "Kafka's network and records");
        return owners;
    }

    static Shares of(Path recording) throws IOException {
        Shares shares = new Shares();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.CPUTimeSample")) {
                    shares.add(event);
                }
            }
        }
        return shares;
    }

    private void add(RecordedEvent sample) {
        owners.merge(owner(sample), 1, Integer::sum);
        threads.merge(thread(sample), 1, Integer::sum);
        total++;
    }

    /** The kind of thread: names without the application and numbers. */
    private static String thread(RecordedEvent sample) {
        RecordedThread thread = sample.getThread("eventThread");
        if (thread == null || thread.getJavaName() == null) {
            return "JVM";
        }
        String name = thread.getJavaName();
        return name.replaceFirst("^.*\\| ", "")
                .replaceFirst("^.*-((Stream|GlobalStream)Thread|StateUpdater|admin)", "$1")
                .replaceAll("[-0-9]+(?=$|-)", "");
    }

    private static String owner(RecordedEvent sample) {
        if (sample.getStackTrace() == null) {
            return "JVM: compiler, collector";
        }
        List<RecordedFrame> frames = sample.getStackTrace().getFrames();
        for (RecordedFrame frame : frames) {
            String type = frame.getMethod().getType().getName();
            for (Map.Entry<String, String> owner : OWNERS.entrySet()) {
                if (type.startsWith(owner.getKey())) {
                    return owner.getValue();
                }
            }
        }
        return "JDK and other";
    }

    /** Shares of all samples, the largest first. */
    @Override
    public String toString() {
        return table("where the CPU time goes", owners) + System.lineSeparator() + table("thread", threads);
    }

    private Table table(String title, Map<String, Integer> counts) {
        Table table = new Table(title, "share");
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> table.row(entry.getKey(), "%.1f%%".formatted(100.0 * entry.getValue() / total)));
        return table;
    }
}
