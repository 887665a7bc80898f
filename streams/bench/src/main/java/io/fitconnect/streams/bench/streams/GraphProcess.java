package io.fitconnect.streams.bench.streams;

import io.fitconnect.streams.bench.Quiet;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;

/**
 * A graph in a process of its own, with the configuration that ships. Arguments: the graph, then {@code name=value}
 * that replace settings of Kafka Streams. Ends when its standard input does, so that it can't outlive the benchmark.
 */
final class GraphProcess {
    private static final String PREFIX = "kafka-streams.";

    private GraphProcess() {}

    public static void main(String[] args) throws Exception {
        Quiet.please();
        Properties properties = shipped();
        for (int i = 1; i < args.length; i++) {
            String[] setting = args[i].split("=", 2);
            properties.put(setting[0], setting[1]);
        }
        try (KafkaStreams streams = new KafkaStreams(Graph.valueOf(args[0]).topology(), properties)) {
            streams.start();
            while (System.in.read() >= 0) {
                // until the parent closes it
            }
        }
        System.exit(0);
    }

    private static Properties shipped() throws IOException {
        var source =
                new PropertiesConfigSource(GraphProcess.class.getResource("/META-INF/microprofile-config.properties"));
        var config = new SmallRyeConfigBuilder().withSources(source).build();
        Properties properties = new Properties();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                properties.put(name.substring(PREFIX.length()), config.getRawValue(name));
            }
        }
        return properties;
    }
}
