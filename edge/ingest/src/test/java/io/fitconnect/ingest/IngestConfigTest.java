package io.fitconnect.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The defaults that the README promises. */
class IngestConfigTest {

    private final IngestConfig config = new SmallRyeConfigBuilder()
            .withMapping(IngestConfig.class)
            .withDefaultValue("fitconnect.ingest.bootstrap-servers", "unused")
            .build()
            .getConfigMapping(IngestConfig.class);

    @Test
    void theDefaultsAreAsDocumented() {
        assertEquals(262_144, config.maxFrameBytes());
        assertEquals(500, config.maxBatchSamples());
        assertEquals(512, config.maxAthletes());
        assertEquals(16_384, config.maxGaps());
        assertEquals(5_000, config.samplesPerSecond());
        assertEquals(4_000, config.maxPendingSamples());
        assertEquals(32, config.maxWaitingCues());
        assertEquals(Duration.ofSeconds(5), config.helloWithin());
        assertEquals(Duration.ofSeconds(5), config.maxAhead());
        assertEquals(Duration.ofDays(30), config.maxAge());
        assertEquals(Duration.ofDays(31), config.keepProgress());
        assertEquals(Duration.ofSeconds(1), config.writeProgressEvery());
        assertEquals(Duration.ofMinutes(10), config.giveUpAfter());
        assertTrue(config.maxPendingBytes().isEmpty());
        assertTrue(config.maxConnections().isEmpty());
    }
}
