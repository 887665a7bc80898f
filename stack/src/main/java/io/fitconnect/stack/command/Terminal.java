package io.fitconnect.stack.command;

import io.fitconnect.stack.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells a person how far things are: a line that changes on a terminal, plain lines without one. */
final class Terminal implements Progress, AutoCloseable {
    private static final Duration REDRAW = Duration.ofMillis(200);
    private static final String CLEAR_LINE = "\r\033[K";

    private final PrintWriter out;
    private final boolean live;
    private final Instant begin = Instant.now();
    private final List<String> awaited = new ArrayList<>();
    private boolean closed;

    @SuppressWarnings("SystemConsoleNull") // JDK 25 does return null again where there is no terminal
    Terminal(PrintWriter out) {
        this.out = out;
        this.live = System.console() != null && System.console().isTerminal() && !"dumb".equals(System.getenv("TERM"));
        if (live) {
            Thread.ofPlatform().daemon().name("progress").start(this::redraw);
        }
    }

    @Override
    public synchronized void starting(String name) {
        awaited.add(name);
        if (!live) {
            line("starting " + name);
        }
    }

    @Override
    public synchronized void ready(String name, int port, Duration took) {
        awaited.remove(name);
        String where = port > 0 ? " on port " + port : "";
        line("%s answers%s after %.1f s".formatted(name, where, took.toMillis() / 1000.0));
    }

    @Override
    public synchronized void died(String name, Duration pause) {
        line("%s ended unasked, starting it again in %.1f s".formatted(name, pause.toMillis() / 1000.0));
    }

    @Override
    public synchronized void failed(String name, String reason) {
        line(name + ": " + reason);
    }

    synchronized void line(String text) {
        out.println(live ? CLEAR_LINE + text : text);
        out.flush();
    }

    private void redraw() {
        while (true) {
            synchronized (this) {
                if (closed) {
                    return;
                }
                if (!awaited.isEmpty()) {
                    out.printf(
                            "%swaiting for %s, %d s",
                            CLEAR_LINE,
                            String.join(", ", awaited),
                            Duration.between(begin, Instant.now()).toSeconds());
                    out.flush();
                }
            }
            try {
                Thread.sleep(REDRAW);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (live) {
            out.print(CLEAR_LINE);
            out.flush();
        }
    }
}
