package io.fitconnect.streams.bench.streams;

import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.Durability;
import io.fitconnect.stack.Ports;
import io.fitconnect.stack.Progress;
import io.fitconnect.stack.Service;
import io.fitconnect.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A Kafka of its own in a folder that goes with it, and what the benchmarks ask it. */
final class Broker implements AutoCloseable {
    private final DataDir data;
    private final Stack stack;
    private final Admin admin;

    private Broker(DataDir data, Stack stack) {
        this.data = data;
        this.stack = stack;
        this.admin = Admin.create(Map.of("bootstrap.servers", address()));
    }

    static Broker start() throws Exception {
        DataDir data = DataDir.make(Files.createTempDirectory("fitconnect-bench"));
        Map<Service, Integer> ports = Map.of(Service.KAFKA, Ports.free());
        return new Broker(data, Stack.start(data, ports, Durability.POWER_LOSS, Progress.SILENT));
    }

    String address() {
        return stack.address(Service.KAFKA);
    }

    long pid() {
        return stack.pid(Service.KAFKA);
    }

    Path folder(String name) {
        return data.home(name);
    }

    /** End offsets of all partitions of these topics. */
    Map<TopicPartition, Long> ends(Set<String> topics) throws Exception {
        Map<TopicPartition, OffsetSpec> ask = new HashMap<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(part ->
                                ask.put(new TopicPartition(topic.name(), part.partition()), OffsetSpec.latest())));
        return admin.listOffsets(ask).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** Records ever written to all topics, changelogs among them, those of the consumers' offsets left out. */
    long written() throws Exception {
        Set<String> topics = admin.listTopics().names().get();
        return ends(topics).values().stream().mapToLong(Long::longValue).sum();
    }

    /** What a group has committed so far. */
    Map<TopicPartition, Long> committed(String group) throws Exception {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((part, at) -> offsets.put(part, at == null ? 0L : at.offset()));
        return offsets;
    }

    /** Lets a group that has no members begin here. */
    void begin(String group, Map<TopicPartition, Long> offsets) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> at = offsets.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new OffsetAndMetadata(entry.getValue())));
        admin.alterConsumerGroupOffsets(group, at).all().get();
    }

    /** Deletes what an application made for itself. */
    void forget(String application) throws Exception {
        List<String> own = admin.listTopics().names().get().stream()
                .filter(topic -> topic.startsWith(application + "-"))
                .toList();
        admin.deleteTopics(own).all().get();
    }

    @Override
    public void close() throws IOException {
        admin.close();
        stack.close();
        data.delete();
    }
}
