package io.fitconnect.bench.fanout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Watches the longest of what the kernel holds for the connections of a server's port (Linux's /proc/net/tcp, its column
 * tx_queue) and the longest of what the server holds for one in front of that.
 */
final class SendQueues implements AutoCloseable {
    private static final Path[] TABLES = {Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6")};
    private static final int EVERY_MILLIS = 500;
    private static final int LOCAL = 1;
    private static final int QUEUES = 4;

    private final AtomicLong most = new AtomicLong();
    private final AtomicLong mostInServer = new AtomicLong();
    private final Thread thread;
    private volatile boolean over;

    SendQueues(LiveServer server) {
        String suffix = String.format(Locale.ROOT, ":%04X", server.port());
        thread = Thread.ofPlatform().daemon().name("send-queues").start(() -> watch(suffix, server));
    }

    /** The longest seen in the kernel, bytes. */
    long most() {
        return most.get();
    }

    /** The longest seen in the server, bytes. */
    long mostInServer() {
        return mostInServer.get();
    }

    private void watch(String suffix, LiveServer server) {
        try {
            while (!over) {
                for (Path table : TABLES) {
                    most.accumulateAndGet(longest(table, suffix), Math::max);
                }
                long inServer = (long) server.meter("fitconnect_live_longest_queue_bytes");
                mostInServer.accumulateAndGet(inServer, Math::max);
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            most.set(Long.MAX_VALUE);
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
