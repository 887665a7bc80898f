package io.fitconnect.bench.fanout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Watches what the kernel holds for the connections of a server's port (Linux's /proc/net/tcp, its column tx_queue). */
final class SendQueues implements AutoCloseable {
    private static final Path[] TABLES = {Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6")};
    private static final int EVERY_MILLIS = 500;
    private static final int LOCAL = 1;
    private static final int QUEUES = 4;

    private final AtomicLong most = new AtomicLong();
    private final Thread thread;
    private volatile boolean over;

    SendQueues(int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        thread = Thread.ofPlatform().daemon().name("send-queues").start(() -> watch(suffix));
    }

    /** The longest seen, bytes. */
    long most() {
        return most.get();
    }

    private void watch(String suffix) {
        try {
            while (!over) {
                for (Path table : TABLES) {
                    most.accumulateAndGet(longest(table, suffix), Math::max);
                }
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (IOException e) {
            most.set(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long longest(Path table, String suffix) throws IOException {
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns.length > QUEUES && columns[LOCAL].endsWith(suffix))
                    .mapToLong(columns -> Long.parseLong(columns[QUEUES].split(":", -1)[0], 16))
                    .max()
                    .orElse(0);
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
    }
}
