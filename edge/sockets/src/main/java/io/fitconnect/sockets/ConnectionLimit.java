package io.fitconnect.sockets;

import java.util.concurrent.atomic.AtomicInteger;

/** How many connections an endpoint holds at once. */
public final class ConnectionLimit {

    private final int limit;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();

    private ConnectionLimit(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a connection limit is at least 1");
        }
        this.limit = limit;
    }

    public static ConnectionLimit of(int connections) {
        return new ConnectionLimit(connections);
    }

    /** As many as fit into half of the heap when each takes that many bytes; at least 64. */
    public static ConnectionLimit ofHeap(int bytesPerConnection) {
        long half = Runtime.getRuntime().maxMemory() / 2;
        return of((int) Math.clamp(half / bytesPerConnection, 64, 1_000_000));
    }

    public int limit() {
        return limit;
    }

    /** Connections that hold a place now. */
    public int open() {
        return open.get();
    }

    /** Takes a place; true until the matching {@link #leave}. False: turn it away, it is only counted as that. */
    public boolean enter() {
        if (open.incrementAndGet() <= limit) {
            return true;
        }
        open.decrementAndGet();
        turnedAway.incrementAndGet();
        return false;
    }

    public void leave(boolean entered) {
        (entered ? open : turnedAway).decrementAndGet();
    }

    /** So many are being turned away politely that the next one isn't worth an upgrade. */
    boolean overrun() {
        return turnedAway.get() > 64 + limit / 8;
    }
}
