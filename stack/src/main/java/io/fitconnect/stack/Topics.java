package io.fitconnect.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The catalogue of topics (fitconnect/topics.csv) and their making. */
public final class Topics {
    private Topics() {}

    /** A line of the catalogue; a retention below zero keeps for ever. */
    public record Topic(String name, int partitions, String cleanup, long retentionHours) {
        NewTopic onOneNode() {
            var settings = new HashMap<String, String>();
            settings.put("cleanup.policy", cleanup);
            if (retentionHours >= 0) {
                settings.put(
                        "retention.ms",
                        Long.toString(Duration.ofHours(retentionHours).toMillis()));
            }
            return new NewTopic(name, partitions, (short) 1).configs(settings);
        }
    }

    public static List<Topic> catalogue() throws IOException {
        var in = Topics.class.getResourceAsStream("/fitconnect/topics.csv");
        if (in == null) {
            throw new IOException("fitconnect/topics.csv is missing on the class path");
        }
        var topics = new ArrayList<Topic>();
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(",", -1);
                if (fields.length >= 4) {
                    topics.add(new Topic(fields[0], Integer.parseInt(fields[1]), fields[2], Long.parseLong(fields[3])));
                }
            }
        }
        return topics;
    }

    /** Creates those that are missing; those that are there stay as they are. */
    public static void create(Admin admin, List<Topic> topics) throws InterruptedException, ExecutionException {
        var present = admin.listTopics().names().get();
        var missing = topics.stream()
                .filter(topic -> !present.contains(topic.name()))
                .map(Topic::onOneNode)
                .toList();
        Map<String, org.apache.kafka.common.KafkaFuture<Void>> answers =
                admin.createTopics(missing).values();
        for (var answer : answers.values()) {
            try {
                answer.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }
}
