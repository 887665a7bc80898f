package io.fitconnect.bench.ingest;

import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.Deployable;
import io.fitconnect.stack.Durability;
import io.fitconnect.stack.Keeper;
import io.fitconnect.stack.Ports;
import io.fitconnect.stack.Progress;
import io.fitconnect.stack.Service;
import io.fitconnect.stack.SigningKey;
import io.fitconnect.stack.Stack;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where it is measured: Kafka and Redis as an instance runs them, and the deployable ingest, each a process of its own. */
final class Site implements AutoCloseable {
    /** The same for every JVM that is measured, but for the broker's, which is as the stack starts it. */
    static final List<String> JVM = List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC");

    private final Path root = Path.of(System.getProperty("fitconnect.root", "."));
    private final DataDir data;
    private final SigningKey key;
    private final Stack stack;
    private final Deployable edge;
    private final Keeper keeper;

    /**
     * @param options of the edge's JVM beside those of all
     * @param settings of the edge, as environment variables
     */
    Site(List<String> options, Map<String, String> settings) throws Exception {
        data = DataDir.make(Files.createTempDirectory("fitconnect-bench"));
        key = SigningKey.in(data.keys());
        stack = Stack.start(
                data,
                Map.of(Service.KAFKA, Ports.free(), Service.REDIS, Ports.free()),
                Durability.POWER_LOSS,
                Progress.SILENT);
        Map<String, String> environment = new HashMap<>(settings);
        stack.services().forEach(service -> environment.put(service.variable(), stack.address(service)));
        environment.put("FITCONNECT_JWKS", key.jwksUrl());
        environment.put("FITCONNECT_ISSUER", SigningKey.ISSUER);
        List<String> all = new ArrayList<>(JVM);
        all.addAll(options);
        edge = new Deployable("ingest", root, all, environment, data);
        keeper = new Keeper(edge, data, Progress.SILENT);
        keeper.start();
    }

    Path root() {
        return root;
    }

    Path folder() {
        return data.root();
    }

    File log(String name) {
        return data.log(name).toFile();
    }

    SigningKey key() {
        return key;
    }

    String kafka() {
        return stack.address(Service.KAFKA);
    }

    int edgePort() {
        return edge.port();
    }

    String edgeGrpc() {
        return edge.grpc();
    }

    long edgePid() {
        return keeper.pid();
    }

    long kafkaPid() {
        return stack.pid(Service.KAFKA);
    }

    long redisPid() {
        return stack.pid(Service.REDIS);
    }

    /** A main class of this module in a JVM of its own. */
    Worker java(Class<?> main, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Worker worker = new Worker(main.getSimpleName(), command, log(main.getSimpleName()));
        worker.await("ready");
        return worker;
    }

    @Override
    public void close() throws Exception {
        keeper.stop();
        stack.close();
        data.delete();
    }
}
