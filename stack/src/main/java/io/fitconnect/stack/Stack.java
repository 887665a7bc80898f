package io.fitconnect.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** The backing services of one data directory: started side by side, kept running, stopped together. */
public final class Stack implements AutoCloseable {
    private static final String DATABASE = "fitconnect";

    private final Map<Service, Keeper> keepers = new EnumMap<>(Service.class);
    private final Lease lease;

    /** The services named by the keys, on the ports given; nothing runs yet. */
    public Stack(Lease lease, Map<Service, Integer> ports, Durability durability, Progress progress) {
        this.lease = lease;
        ports.forEach((service, port) -> keepers.put(
                service, new Keeper(daemon(service, lease.data(), port, durability), lease.data(), progress)));
    }

    /** Takes the directory and starts the services there. */
    public static Stack start(DataDir data, Map<Service, Integer> ports, Durability durability, Progress progress)
            throws Exception {
        Stack stack = new Stack(Lease.take(data), ports, durability, progress);
        stack.start();
        return stack;
    }

    /** Starts all side by side and returns when all answer; ends what it started when one does not. */
    public void start() throws Exception {
        start(keepers.keySet());
    }

    /** Starts these alone, as {@link #start()} does; others may be started at the same time. */
    public void start(Set<Service> services) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = services.stream()
                    .map(this::keeper)
                    .map(keeper -> threads.submit((Callable<Void>) () -> {
                        keeper.start();
                        return null;
                    }))
                    .toList();
            for (var start : starts) {
                start.get();
            }
        } catch (ExecutionException e) {
            close();
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static Daemon daemon(Service service, DataDir data, int port, Durability durability) {
        return switch (service) {
            case KAFKA -> new Kafka(data, port, Ports.free(), durability);
            case POSTGRES -> new Postgres(data, port, DATABASE, durability);
            case REDIS -> new Redis(data, port, durability);
            case CASSANDRA -> new Cassandra(data, port, Ports.free(), DATABASE, durability);
            case KEYCLOAK -> new Keycloak(data, port, Ports.free());
        };
    }

    /** Of the running process; changes when it is killed and started again. */
    public long pid(Service service) {
        return keeper(service).pid();
    }

    public int port(Service service) {
        return keeper(service).daemon().port();
    }

    /** Asks the server in its own protocol. */
    public boolean answers(Service service) {
        try {
            keeper(service).daemon().probe();
            return true;
        } catch (Exception e) {
            return false;
        }
    }

    /** {@code host:port}. */
    public String address(Service service) {
        return "127.0.0.1:" + port(service);
    }

    /** Who signs the tokens that people log in for, if Keycloak is among the services. */
    public Optional<Issuer> issuer() {
        return keepers.containsKey(Service.KEYCLOAK)
                ? Optional.of(Issuer.of(address(Service.KEYCLOAK), Keycloak.issuer(port(Service.KEYCLOAK))))
                : Optional.empty();
    }

    public Set<Service> services() {
        return keepers.keySet();
    }

    private Keeper keeper(Service service) {
        Keeper keeper = keepers.get(service);
        if (keeper == null) {
            throw new IllegalArgumentException(service.title() + " was not asked for");
        }
        return keeper;
    }

    @Override
    public void close() throws IOException {
        List<Thread> stops = new ArrayList<>();
        for (Keeper keeper : keepers.values()) {
            stops.add(Thread.ofVirtual().start(keeper::stop));
        }
        for (Thread stop : stops) {
            try {
                stop.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        lease.close();
    }
}
