package io.fitconnect.streams.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoardsConfigTest {

    @Test
    void defaultsAreWhatTheDocumentationSays() {
        BoardsConfig config = BoardsStage.config(Map.of());
        assertEquals(Duration.ofMillis(20), config.tick());
        assertEquals(Duration.ofSeconds(60), config.grace());
        assertEquals(Duration.ofSeconds(2), config.settle());
        assertEquals(Duration.ofHours(36), config.openFor());
        assertEquals(Duration.ofDays(45), config.retention());
        assertEquals(Duration.ofMinutes(5), config.announceAgain());
        assertEquals(2000, config.stepRows());
        assertEquals(10_000, config.pendingRows());
    }
}
