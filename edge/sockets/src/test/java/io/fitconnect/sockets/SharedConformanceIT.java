package io.fitconnect.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole RFC 6455 check list, where its script and Node are at hand. */
class SharedConformanceIT {

    private static final Path SCRIPT = Path.of(System.getProperty("fitconnect.root", "."))
            .resolve("../shared/bench/conformance/wsconform.js")
            .normalize();

    @Test
    void everyCheckHoldsWithoutASubprotocol() throws Exception {
        check("--max-message", String.valueOf(EchoServer.MAX_MESSAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = "echo.proto")
    void everyCheckHoldsWithASubprotocol(String subprotocol) throws Exception {
        check("--subprotocol", subprotocol, "--max-message", String.valueOf(EchoServer.MAX_MESSAGE));
    }

    private static void check(String... options) throws Exception {
        Assumptions.assumeTrue(Files.exists(SCRIPT), "the conformance script is not at " + SCRIPT);
        try (EchoServer server = new EchoServer(ConnectionLimit.of(1000), EchoServer::echo)) {
            List<String> command =
                    new ArrayList<>(List.of("node", SCRIPT.toString(), String.valueOf(server.port()), "/echo"));
            command.addAll(List.of(options));
            Path output = Files.createTempFile("conformance", ".txt");
            Process script = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = script.waitFor(90, TimeUnit.SECONDS);
            script.destroy();
            String report = Files.readString(output);
            assertEquals(true, ended, report);
            assertEquals(0, script.exitValue(), report);
            assertFalse(report.contains("warn"), report);
        }
    }
}
