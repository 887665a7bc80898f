package io.fitconnect.streams.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A changed graph must show in a review: what stores and topics are called decides what a running system finds. */
class GraphTopologyTest {
    @Test
    void theGraphIsTheOneInTheGoldenFile() throws IOException {
        String graph = Stage.topology(new SimpleMeterRegistry()).describe().toString();
        Files.writeString(Path.of("target/topology.txt"), graph);
        try (InputStream golden = getClass().getResourceAsStream("/topology.txt")) {
            assertEquals(
                    new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip(),
                    graph.strip(),
                    "if meant so, take target/topology.txt");
        }
    }
}
