package io.fitconnect.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps one daemon running: starts it, waits until it answers, starts it again when it ends unasked. */
public final class Keeper {
    private static final int PROBE_MILLIS = 100;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration CALM = Duration.ofSeconds(60);

    private final Daemon daemon;
    private final DataDir data;
    private final Progress progress;
    private @Nullable Child child;
    private Instant startedAt = Instant.EPOCH;
    private Duration lastPause = FIRST_PAUSE;
    private volatile boolean stopping;

    public Keeper(Daemon daemon, DataDir data, Progress progress) {
        this.daemon = daemon;
        this.data = data;
        this.progress = progress;
    }

    public Daemon daemon() {
        return daemon;
    }

    /** Of the running process; changes when it is started again. */
    public synchronized long pid() {
        return child == null ? -1 : child.pid();
    }

    /** Starts the daemon and returns when it answers; throws with the end of its log when it does not. */
    public void start() throws Exception {
        progress.starting(daemon.name());
        launch();
        progress.ready(daemon.name(), daemon.port(), Duration.between(startedAt, Instant.now()));
    }

    private void launch() throws Exception {
        Child started;
        synchronized (this) {
            if (stopping) {
                throw new IOException(daemon.name() + " is being stopped");
            }
            // Else a stranger's answer could be taken for that of the daemon.
            if (daemon.port() > 0 && !Ports.isFree(daemon.port())) {
                throw new IOException(
                        "port %d, for %s, is taken by another program".formatted(daemon.port(), daemon.name()));
            }
            Launch launch = daemon.launch();
            started = Child.start(daemon.name(), launch, data);
            child = started;
            startedAt = Instant.now();
            new RunRecord(daemon.name(), started.pid(), daemon.port(), startedAt, launch.marker()).write(data);
        }
        awaitAnswer(started);
        daemon.furnish();
        Thread.ofPlatform().daemon().name("keep-" + daemon.name()).start(() -> reviveAfter(started));
    }

    private void awaitAnswer(Child started) throws Exception {
        long deadline = System.nanoTime() + daemon.patience().toNanos();
        while (true) {
            try {
                daemon.probe();
                return;
            } catch (Exception e) {
                if (stopping) {
                    throw new IOException(daemon.name() + " is being stopped");
                }
                if (!started.isAlive()) {
                    throw new IOException(
                            daemon.name() + " ended with code " + started.exitCode() + " at its start" + endOfLog());
                }
                if (System.nanoTime() > deadline) {
                    throw new IOException(
                            daemon.name() + " does not answer after "
                                    + daemon.patience().toSeconds() + " s (" + e + ")" + endOfLog(),
                            e);
                }
                Pause.millis(PROBE_MILLIS);
            }
        }
    }

    private void reviveAfter(Child started) {
        started.awaitEnd();
        Duration pause = Duration.between(startedAt, Instant.now()).compareTo(CALM) > 0 ? FIRST_PAUSE : lastPause;
        while (!stopping) {
            progress.died(daemon.name(), pause);
            Pause.millis(pause.toMillis());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            lastPause = pause;
            try {
                clearRemains();
                launch();
                progress.ready(daemon.name(), daemon.port(), Duration.between(startedAt, Instant.now()));
                return;
            } catch (Exception e) {
                if (!stopping) {
                    progress.failed(daemon.name(), String.valueOf(e.getMessage()));
                }
            }
        }
    }

    /** What is left when only the guard was killed, or a start that never answered. */
    private synchronized void clearRemains() throws IOException {
        if (child != null) {
            child.stop();
        }
        for (RunRecord remains : RunRecord.all(data)) {
            if (remains.name().equals(daemon.name())) {
                remains.clear(data);
            }
        }
    }

    /** Ends the process gently and for good. */
    public void stop() {
        stopping = true;
        synchronized (this) {
            if (child != null) {
                child.stop();
                try {
                    RunRecord.forget(daemon.name(), data);
                } catch (IOException e) {
                    progress.failed(daemon.name(), "its record stays behind: " + e.getMessage());
                }
            }
        }
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(data.log(daemon.name()));
            return "; the end of " + data.log(daemon.name()) + ":\n  "
                    + String.join("\n  ", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
        } catch (IOException e) {
            return "; see " + data.log(daemon.name());
        }
    }
}
