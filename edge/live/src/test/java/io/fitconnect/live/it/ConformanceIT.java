package io.fitconnect.live.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.RedisResource;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The RFC 6455 check list on the live socket itself, where its script and Node are at hand. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(LivePorts.class)
class ConformanceIT {
    private static final Path SCRIPT = Path.of(System.getProperty("fitconnect.root", "."))
            .resolve("../shared/bench/conformance/wsconform.js")
            .normalize();

    @TestHTTPResource("/")
    URI base;

    @Test
    void everyMustHolds() throws Exception {
        Assumptions.assumeTrue(Files.exists(SCRIPT), "the conformance script is not at " + SCRIPT);
        Path output = Files.createTempFile("conformance", ".txt");
        Process script = new ProcessBuilder(
                        "node", SCRIPT.toString(), String.valueOf(base.getPort()), "/live/v1", "--max-message", "32768")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = script.waitFor(90, TimeUnit.SECONDS);
        script.destroy();
        String report = Files.readString(output);
        assertTrue(ended, report);
        assertEquals(0, script.exitValue(), report);
    }
}
