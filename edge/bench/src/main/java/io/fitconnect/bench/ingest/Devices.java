package io.fitconnect.bench.ingest;

import io.fitconnect.stack.SigningKey;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The generator of WebSocket devices (src/main/c/wsdevices.c): built with gcc, told what to send. */
final class Devices {
    private final Path program;
    private final Path tokens;
    private final File log;

    private Devices(Path program, Path tokens, File log) {
        this.program = program;
        this.tokens = tokens;
        this.log = log;
    }

    /** @param folder where the program and the tokens go */
    static Devices build(Path root, Path folder, int devices, SigningKey key) throws Exception {
        Path program = folder.resolve("wsdevices");
        Path source = root.resolve("edge/bench/src/main/c/wsdevices.c");
        try {
            int code = new ProcessBuilder("gcc", "-O2", "-o", program.toString(), source.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("gcc could not build " + source);
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the device generator is a C program and there is no gcc here: apt-get install gcc libc6-dev", e);
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < devices; i++) {
            lines.add(key.token("rider-%05d".formatted(i), List.of("athlete"), Duration.ofHours(6)));
        }
        return new Devices(
                program,
                Files.write(folder.resolve("tokens"), lines),
                folder.resolve("devices.log").toFile());
    }

    /** Connects all of them. */
    Worker connect(int port) throws IOException {
        return started(List.of(program.toString(), String.valueOf(port), tokens.toString()));
    }

    /** Connects all of them to a bare server, which answers every so-manieth frame. */
    Worker connectBare(int port, int answerEvery) throws IOException {
        return started(
                List.of(program.toString(), String.valueOf(port), tokens.toString(), String.valueOf(answerEvery)));
    }

    private Worker started(List<String> command) throws IOException {
        Worker worker = new Worker("wsdevices", command, log);
        worker.await("ready");
        return worker;
    }
}
