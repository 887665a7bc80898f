package io.fitconnect.live.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LiveConfigTest {
    @Test
    void defaultsAreTheDocumentedOnes() {
        LiveConfig config = new SmallRyeConfigBuilder()
                .withMapping(LiveConfig.class)
                .build()
                .getConfigMapping(LiveConfig.class);

        assertTrue(config.shards().isEmpty());
        assertEquals(Duration.ofMillis(50), config.tick());
        assertEquals(Duration.ofSeconds(60), config.remember());
        assertEquals(32_768, config.connectionBytes());
        assertEquals(32_768, config.maxFrameBytes());
        assertEquals(65_536, config.kernelQueueBytes());
        assertEquals(4_096, config.kernelUnsentBytes());
        assertEquals(Runtime.getRuntime().maxMemory() / 3 / 300, config.rows());
        assertEquals(Runtime.getRuntime().maxMemory() / 4 / 120, config.windowRows());
    }
}
