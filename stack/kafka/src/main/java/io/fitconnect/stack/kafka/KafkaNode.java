package io.fitconnect.stack.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** Entry of the Kafka child process: formats an empty log directory, then runs Kafka itself. */
public final class KafkaNode {
    private KafkaNode() {}

    /** Takes one argument, the properties file. */
    public static void main(String[] arguments) throws Exception {
        var settings = new Properties();
        try (var in = Files.newInputStream(Path.of(arguments[0]))) {
            settings.load(in);
        }
        formatOnce(settings.getProperty("log.dirs"), Integer.parseInt(settings.getProperty("node.id")));
        Kafka.main(arguments);
    }

    private static void formatOnce(String directory, int nodeId) throws Exception {
        if (Files.exists(Path.of(directory, "meta.properties"))) {
            return;
        }
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(nodeId)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(directory)
                .addDirectory(directory)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .run();
    }
}
