package io.fitconnect.bench.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** Does something so many times a second on a thread of its own, told the time at which it should have been done. */
final class Pace implements AutoCloseable {
    private final Thread thread;
    private final List<Long> stamps = new ArrayList<>();
    private volatile boolean over;

    Pace(double perSecond, LongConsumer step) {
        long start = System.nanoTime();
        thread = Thread.ofPlatform().daemon().name("pace").start(() -> {
            for (long turn = 0; !over; turn++) {
                long at = start + (long) (turn * 1e9 / perSecond);
                for (long left = at - System.nanoTime(); left > 0 && !over; left = at - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                step.accept(at);
                synchronized (stamps) {
                    stamps.add(at);
                }
            }
        });
    }

    /** How many of its times lie in that span. */
    long count(long fromNanos, long untilNanos) {
        synchronized (stamps) {
            return stamps.stream()
                    .filter(at -> at >= fromNanos && at < untilNanos)
                    .count();
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
    }
}
