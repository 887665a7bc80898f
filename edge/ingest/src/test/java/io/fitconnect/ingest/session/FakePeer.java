package io.fitconnect.ingest.session;

import io.fitconnect.proto.ingest.v1.ServerFrame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;

/** A peer whose loop runs when the test says so. */
final class FakePeer implements Peer {

    final List<ServerFrame> sent = new ArrayList<>();
    final Deque<Runnable> tasks = new ArrayDeque<>();
    final Deque<Runnable> timers = new ArrayDeque<>();
    final Executor loop = tasks::add;
    boolean writable = true;
    boolean paused;
    Closing closed;

    void run() {
        while (!tasks.isEmpty()) {
            tasks.removeFirst().run();
        }
    }

    ServerFrame last() {
        return sent.getLast();
    }

    @Override
    public void send(ServerFrame frame) {
        if (closed != null) {
            throw new AssertionError("sent after close: " + frame);
        }
        sent.add(frame);
    }

    @Override
    public boolean writable() {
        return writable;
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
    }

    @Override
    public void close(Closing closing, String detail) {
        closed = closing;
    }

    @Override
    public Executor loop() {
        return loop;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public void schedule(Runnable task, Duration delay) {
        timers.add(task);
    }
}
