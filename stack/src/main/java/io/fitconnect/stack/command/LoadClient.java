package io.fitconnect.stack.command;

import io.fitconnect.stack.DataDir;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands of edge/load against an instance, each a process of its own.
 *
 * @param classPath of edge/load
 * @param data whose key signs its tokens
 */
record LoadClient(String classPath, String url, String grpc, DataDir data) {

    /** For java: of this command and its options. */
    List<String> arguments(String command, String... options) {
        var arguments = new ArrayList<>(List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                "io.fitconnect.load.Main",
                command));
        arguments.addAll(
                List.of("--url", url, "--grpc", grpc, "--data", data.root().toString()));
        arguments.addAll(List.of(options));
        return arguments;
    }

    /** Runs a command to its end and answers its exit code; what it says goes to a log of its name. */
    int run(String command, String... options) throws IOException, InterruptedException {
        var whole = new ArrayList<String>();
        whole.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        whole.addAll(arguments(command, options));
        Process process = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(data.log(command).toFile())
                .start();
        try {
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }
}
