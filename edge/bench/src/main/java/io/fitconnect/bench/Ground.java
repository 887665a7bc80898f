package io.fitconnect.bench;

import io.fitconnect.measure.Processes;
import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.Deployable;
import io.fitconnect.stack.Durability;
import io.fitconnect.stack.Keeper;
import io.fitconnect.stack.Ports;
import io.fitconnect.stack.Progress;
import io.fitconnect.stack.Service;
import io.fitconnect.stack.SigningKey;
import io.fitconnect.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Backing services and deployables for one run of a benchmark: empty, on free ports, gone afterwards. */
public final class Ground implements AutoCloseable {
    private final DataDir data;
    private final Stack stack;
    private final SigningKey key;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, Keeper> keepers = new LinkedHashMap<>();

    /** Starts the services named and returns when all answer. */
    public Ground(Set<Service> services) throws Exception {
        data = DataDir.make(Files.createTempDirectory("fitconnect-bench"));
        key = SigningKey.in(data.keys());
        var ports = new EnumMap<Service, Integer>(Service.class);
        services.forEach(service -> ports.put(service, Ports.free()));
        stack = Stack.start(data, ports, Durability.POWER_LOSS, Progress.SILENT);
        stack.services().forEach(service -> environment.put(service.variable(), stack.address(service)));
        environment.put("FITCONNECT_DATABASE", "fitconnect");
        environment.put("FITCONNECT_JWKS", key.jwksUrl());
        environment.put("FITCONNECT_ISSUER", SigningKey.ISSUER);
    }

    /** The checkout. */
    public static Path root() {
        return Path.of(System.getProperty("fitconnect.root", ".")).toAbsolutePath();
    }

    /** Starts a deployable of native/ with these JVM options and returns when it is ready. */
    public Deployable start(String name, List<String> options) throws Exception {
        return start(new Deployable(name, root(), options, environment, data));
    }

    /** The same for one that is packaged elsewhere. */
    public Deployable start(Deployable deployable) throws Exception {
        Keeper keeper = new Keeper(deployable, data, Progress.SILENT);
        keepers.put(deployable.name(), keeper);
        keeper.start();
        return deployable;
    }

    public void stop(String deployable) {
        Keeper keeper = keepers.remove(deployable);
        if (keeper != null) {
            keeper.stop();
        }
    }

    public DataDir data() {
        return data;
    }

    public SigningKey key() {
        return key;
    }

    public String address(Service service) {
        return stack.address(service);
    }

    public Map<String, String> environment() {
        return environment;
    }

    public long pid(String deployable) {
        Keeper keeper = keepers.get(deployable);
        if (keeper == null) {
            throw new IllegalArgumentException(deployable + " was not started");
        }
        return keeper.pid();
    }

    public long pid(Service service) {
        return stack.pid(service);
    }

    /** CPU seconds so far: each deployable and backing service by its name. */
    public Map<String, Double> cpuSeconds() {
        var seconds = new LinkedHashMap<String, Double>();
        keepers.forEach((name, keeper) -> seconds.put(name, Processes.cpuSeconds(keeper.pid())));
        stack.services().forEach(service -> seconds.put(service.title(), Processes.cpuSeconds(stack.pid(service))));
        return seconds;
    }

    @Override
    public void close() throws IOException {
        keepers.values().parallelStream().forEach(Keeper::stop);
        stack.close();
        data.delete();
    }
}
