package io.fitconnect.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** PostgreSQL 17 on the loopback interface; its user {@code postgres} needs no password there. */
record Postgres(DataDir data, int port, String database, Durability durability) implements Daemon {
    /** Of postmaster.pid, where the server says how far it is. */
    private static final int STATUS_LINE = 8;

    @Override
    public String name() {
        return Service.POSTGRES.title();
    }

    @Override
    public Launch launch() throws Exception {
        Path binaries = Binaries.postgres().resolve("bin");
        Path home = data.home(name());
        List<String> user = Unprivileged.prefix(home);
        if (!Files.exists(home.resolve("PG_VERSION"))) {
            initialize(binaries, home, user);
        }
        dropStalePid(home);
        var command = new ArrayList<>(user);
        command.add(binaries.resolve("postgres").toString());
        command.addAll(List.of("-D", home.toString(), "-p", Integer.toString(port)));
        boolean safe = durability == Durability.POWER_LOSS;
        Map<String, String> settings = Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "max_connections", "200",
                "shared_buffers", "64MB",
                "log_min_messages", "warning",
                "fsync", safe ? "on" : "off",
                "full_page_writes", safe ? "on" : "off",
                "synchronous_commit", "on");
        settings.forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        return new Launch(command, Map.of("TZ", "UTC"), "INT", home.toString());
    }

    private void initialize(Path binaries, Path home, List<String> user) throws IOException, InterruptedException {
        var command = new ArrayList<>(user);
        command.add(binaries.resolve("initdb").toString());
        command.addAll(List.of("-D", home.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8"));
        command.addAll(List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        command.add("--no-instructions");
        if (durability == Durability.PROCESS_KILL) {
            command.add("--no-sync");
        }
        Path log = data.log(name());
        Process initdb = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (initdb.waitFor() != 0) {
            throw new IOException("PostgreSQL could not make its data directory " + home + "; see " + log);
        }
    }

    /** After a reboot the pid in there may be another program's, and PostgreSQL would not start beside it. */
    private static void dropStalePid(Path home) throws IOException {
        Path file = home.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        Optional<ProcessHandle> holder = Files.readAllLines(file).stream()
                .findFirst()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())));
        if (holder.isPresent() && !holder.get().info().commandLine().orElse("").contains(home.toString())) {
            Files.delete(file);
        }
    }

    @Override
    public void probe() throws Exception {
        requireReady();
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }

    /** Asks the server's own note first, as pg_ctl does: it would log a connection that comes too early as FATAL. */
    private void requireReady() throws IOException {
        Path file = data.home(name()).resolve("postmaster.pid");
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        if (lines.size() < STATUS_LINE || !lines.get(STATUS_LINE - 1).strip().equals("ready")) {
            throw new IOException("PostgreSQL is not ready yet");
        }
    }

    @Override
    public void furnish() throws Exception {
        createDatabase(port, database);
    }

    static void createDatabase(int port, String database) throws SQLException {
        try (var connection = connect(port, "postgres");
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("select 1 from pg_database where datname = '" + database + "'")) {
                if (rows.next()) {
                    return;
                }
            }
            statement.execute("create database \"" + database + "\"");
        }
    }

    private Connection connect(String name) throws SQLException {
        return connect(port, name);
    }

    private static Connection connect(int port, String name) throws SQLException {
        var properties = new Properties();
        properties.putAll(Map.of("user", "postgres", "connectTimeout", "3", "socketTimeout", "20"));
        return new org.postgresql.Driver().connect("jdbc:postgresql://127.0.0.1:" + port + "/" + name, properties);
    }
}
