package io.fitconnect.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/**
 * One Kafka node, broker and KRaft controller in one. A record is acknowledged when it is in the page cache, which
 * outlives the process; on one node only a power cut can take it back.
 */
record Kafka(DataDir data, int port, int controllerPort, Durability durability) implements Daemon {
    private static final int PROBE_MILLIS = 5_000;

    @Override
    public String name() {
        return Service.KAFKA.title();
    }

    @Override
    public Launch launch() throws IOException {
        Path home = data.home(name());
        Files.createDirectories(home);
        Path file = home.resolve("server.properties");
        try (var out = Files.newBufferedWriter(file)) {
            settings(home.resolve("log")).store(out, "written at every start");
        }
        Path logging = home.resolve("log4j2.properties");
        Files.writeString(logging, """
                appender.console.type=Console
                appender.console.name=console
                appender.console.layout.type=PatternLayout
                appender.console.layout.pattern=%d %-5p %c{1} %m%n
                rootLogger.level=WARN
                rootLogger.appenderRef.console.ref=console
                logger.start.name=kafka.server.KafkaRaftServer
                logger.start.level=INFO
                """);
        var arguments = new ArrayList<>(JavaProcess.small("128m", "512m"));
        arguments.addAll(
                durability == Durability.POWER_LOSS
                        ? JavaProcess.classArchive(home.resolve("classes.jsa"))
                        : List.of("-XX:TieredStopAtLevel=1"));
        arguments.add("-Dlog4j2.configurationFile=" + logging);
        arguments.add("-Dkafka.logs.dir=" + data.logs());
        arguments.add("--sun-misc-unsafe-memory-access=allow");
        arguments.add("--enable-native-access=ALL-UNNAMED");
        arguments.addAll(List.of("-cp", JavaProcess.classPath(name()), "io.fitconnect.stack.kafka.KafkaNode"));
        arguments.add(file.toString());
        return JavaProcess.launch(name(), arguments, Map.of(), data);
    }

    private Properties settings(Path log) {
        var settings = new Properties();
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names", "CONTROLLER",
                "inter.broker.listener.name", "PLAINTEXT",
                "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
                "log.dirs", log.toString(),
                "auto.create.topics.enable", "false"));
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0"));
        settings.putAll(Map.of(
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                "num.recovery.threads.per.data.dir", "2",
                "log.cleaner.dedupe.buffer.size", "16777216",
                "log.index.size.max.bytes", "2097152"));
        return settings;
    }

    @Override
    public void probe() throws Exception {
        if (!Ports.isOpen(port)) {
            throw new IOException("nothing listens on port " + port);
        }
        try (var admin = admin()) {
            admin.describeCluster().nodes().get(PROBE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void furnish() throws Exception {
        try (var admin = admin()) {
            Topics.create(admin, Topics.catalogue());
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + port,
                "request.timeout.ms",
                PROBE_MILLIS,
                "default.api.timeout.ms",
                PROBE_MILLIS * 4,
                "enable.metrics.push",
                false));
    }
}
