package io.fitconnect.stack;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One Cassandra node. A write is acknowledged when the commit log holds it, so a killed process loses none. */
record Cassandra(DataDir data, int port, int storagePort, String keyspace, Durability durability) implements Daemon {
    @Override
    public String name() {
        return Service.CASSANDRA.title();
    }

    @Override
    public Launch launch() throws IOException {
        Path home = data.home(name());
        Files.createDirectories(home);
        Path settings = home.resolve("cassandra.yaml");
        Files.writeString(
                settings,
                resource("cassandra.yaml")
                        .replace("@HOME@", home.toString())
                        .replace("@PORT@", Integer.toString(port))
                        .replace("@STORAGE_PORT@", Integer.toString(storagePort)));
        Path logging = home.resolve("logback.xml");
        Files.writeString(logging, resource("cassandra-logback.xml"));
        String classPath = JavaProcess.classPath(name());
        var arguments = new ArrayList<>(JavaProcess.small("64m", "512m"));
        resource("cassandra-jvm.options")
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(arguments::add);
        if (durability == Durability.PROCESS_KILL) {
            arguments.add("-Dcassandra.skip_sync=true");
        }
        arguments.add("-Dcassandra.config=" + settings.toUri());
        arguments.add("-Dcassandra.storagedir=" + home);
        arguments.add("-Dcassandra.logdir=" + data.logs());
        arguments.add("-Dlogback.configurationFile=" + logging);
        arguments.add("-javaagent:" + jamm(classPath));
        // One machine's history is written at a walking pace: it needs no second compiler.
        arguments.add("-XX:TieredStopAtLevel=1");
        arguments.addAll(List.of("-cp", classPath, "org.apache.cassandra.service.CassandraDaemon"));
        return JavaProcess.launch(name(), arguments, Map.of(), data);
    }

    private static String jamm(String classPath) throws IOException {
        return Arrays.stream(classPath.split(File.pathSeparator, -1))
                .filter(jar -> Path.of(jar).getFileName().toString().startsWith("jamm-"))
                .findFirst()
                .orElseThrow(() -> new IOException("jamm is missing on Cassandra's class path"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Cassandra.class.getResourceAsStream("/fitconnect/stack/" + name)) {
            if (in == null) {
                throw new IOException(name + " is missing on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void probe() throws IOException {
        try (var cql = Cql.connect(port)) {
            cql.execute("SELECT release_version FROM system.local");
        }
    }

    @Override
    public void furnish() throws IOException {
        try (var cql = Cql.connect(port)) {
            cql.execute("CREATE KEYSPACE IF NOT EXISTS " + keyspace
                    + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
        }
    }
}
