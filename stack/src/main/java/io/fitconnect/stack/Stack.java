package io.fitconnect.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** The backing services of one data directory: started side by side, kept running, stopped together. */
public final class Stack implements AutoCloseable {
    private static final String DATABASE = "fitconnect";

    private final Map<Service, Keeper> keepers = new EnumMap<>(Service.class);
    private final FileChannel lock;

    private Stack(FileChannel lock) {
        this.lock = lock;
    }

    /**
     * Starts the services named by the keys on the ports given and returns when all answer; ends what it started when
     * one does not. Left-overs of an earlier run on this directory are ended first.
     *
     * @throws AlreadyRunning when another launcher holds the directory
     */
    public static Stack start(DataDir data, Map<Service, Integer> ports, Durability durability, Progress progress)
            throws Exception {
        Stack stack = new Stack(lock(data));
        try {
            for (RunRecord remains : RunRecord.all(data)) {
                remains.clear(data);
            }
            ports.forEach((service, port) ->
                    stack.keepers.put(service, new Keeper(daemon(service, data, port, durability), data, progress)));
            startAll(stack.keepers.values());
            return stack;
        } catch (Exception e) {
            stack.close();
            throw e;
        }
    }

    /** Another launcher works on the same data directory. */
    public static final class AlreadyRunning extends IOException {
        private static final long serialVersionUID = 1L;

        AlreadyRunning(DataDir data) {
            super("another instance runs with the data in " + data.root());
        }
    }

    private static FileChannel lock(DataDir data) throws IOException {
        FileChannel channel = FileChannel.open(
                data.runFile("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new AlreadyRunning(data);
            }
            return channel;
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new AlreadyRunning(data);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static Daemon daemon(Service service, DataDir data, int port, Durability durability) {
        return switch (service) {
            case KAFKA -> new Kafka(data, port, Ports.free(), durability);
            case POSTGRES -> new Postgres(data, port, DATABASE, durability);
            case REDIS -> new Redis(data, port, durability);
            case CASSANDRA -> new Cassandra(data, port, Ports.free(), DATABASE, durability);
        };
    }

    private static void startAll(Collection<Keeper> keepers) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = keepers.stream()
                    .map(keeper -> threads.submit((Callable<Void>) () -> {
                        keeper.start();
                        return null;
                    }))
                    .toList();
            for (var start : starts) {
                try {
                    start.get();
                } catch (ExecutionException e) {
                    keepers.forEach(Keeper::stop);
                    throw e.getCause() instanceof Exception cause ? cause : e;
                }
            }
        }
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
        lock.close();
    }
}
