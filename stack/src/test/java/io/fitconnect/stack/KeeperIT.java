package io.fitconnect.stack;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeping a small process running. */
class KeeperIT {
    @TempDir
    Path folder;

    private final List<Long> pauses = new CopyOnWriteArrayList<>();
    private final Progress progress = new Progress() {
        @Override
        public void died(String name, Duration pause) {
            pauses.add(pause.toMillis());
        }
    };

    /** A sleep that can be made impossible to start. */
    private static final class Sleeper implements Daemon {
        private volatile boolean broken;
        private volatile int port;
        private volatile String command = "exec sleep 1000";

        @Override
        public String name() {
            return "sleeper";
        }

        @Override
        public int port() {
            return port;
        }

        @Override
        public Launch launch() throws IOException {
            if (broken) {
                throw new IOException("broken for the test");
            }
            return new Launch(List.of("sh", "-c", command), Map.of(), "TERM", "sleep 1000");
        }

        @Override
        public void probe() throws IOException {
            if (!command.contains("sleep")) {
                throw new IOException("silent");
            }
        }
    }

    @Test
    void whatCannotBeStartedAgainIsTriedLessAndLessOften() throws Exception {
        var sleeper = new Sleeper();
        var keeper = new Keeper(sleeper, DataDir.make(folder), progress);
        keeper.start();
        try {
            sleeper.broken = true;
            ProcessHandle.of(keeper.pid()).orElseThrow().destroyForcibly();
            await().atMost(Duration.ofSeconds(20)).until(() -> pauses.size() >= 4);
            assertEquals(List.of(200L, 400L, 800L, 1600L), pauses.subList(0, 4));
            sleeper.broken = false;
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> ProcessHandle.of(keeper.pid())
                            .filter(ProcessHandle::isAlive)
                            .isPresent());
        } finally {
            keeper.stop();
        }
        assertTrue(ProcessHandle.of(keeper.pid()).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void nothingIsStartedBesideAStrangerOnItsPort() throws Exception {
        var sleeper = new Sleeper();
        try (var stranger = new ServerSocket(0)) {
            sleeper.port = stranger.getLocalPort();
            var failure = assertThrows(IOException.class, new Keeper(sleeper, DataDir.make(folder), progress)::start);
            assertTrue(failure.getMessage().contains("taken"), failure.getMessage());
        }
    }

    @Test
    void aStartThatFailsSaysSoWithTheEndOfTheLog() throws Exception {
        var sleeper = new Sleeper();
        sleeper.command = "echo disk on fire; exit 3";
        var keeper = new Keeper(sleeper, DataDir.make(folder), progress);
        var failure = assertThrows(IOException.class, keeper::start);
        keeper.stop();
        assertTrue(failure.getMessage().contains("disk on fire"), failure.getMessage());
        assertTrue(failure.getMessage().contains("code 3"), failure.getMessage());
    }
}
