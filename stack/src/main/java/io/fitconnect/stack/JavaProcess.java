package io.fitconnect.stack;

import java.io.File;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Command lines of Java child processes, with the JDK that runs this one. */
public final class JavaProcess {
    private JavaProcess() {}

    /** A launch whose command line is short enough to be read back: everything stands in an argument file. */
    public static Launch launch(String name, List<String> arguments, Map<String, String> environment, DataDir data)
            throws IOException {
        Path file = data.runFile(name + ".args");
        var text = new StringBuilder();
        for (String argument : arguments) {
            text.append('"')
                    .append(argument.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\"\n");
        }
        Files.writeString(file, text);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new Launch(List.of(java.toString(), "@" + file), environment, "TERM", file.toString());
    }

    /** Options that make a JVM start fast and stay small. */
    static List<String> small(String startHeap, String mostHeap) {
        return List.of("-Xms" + startHeap, "-Xmx" + mostHeap, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
    }

    /** Keeps loaded classes in a file from the first end of the process on, which halves later starts. */
    static List<String> classArchive(Path file) {
        return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + file, "-Xlog:cds=off,aot=off");
    }

    /** The class path that the build wrote for a server, the jar or folder that carries it in front. */
    static String classPath(String server) throws IOException {
        String resource = "/fitconnect/servers/" + server + ".classpath";
        var url = JavaProcess.class.getResource(resource);
        if (url == null) {
            throw new IOException("the class path of " + server + " is missing: build the project first");
        }
        String own = url.getProtocol().equals("jar")
                ? url.getPath().substring("file:".length(), url.getPath().indexOf("!/"))
                : url.getPath().substring(0, url.getPath().length() - resource.length());
        try (var in = url.openStream()) {
            String jars = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            for (String jar : jars.split(File.pathSeparator, -1)) {
                if (!Files.exists(Path.of(jar))) {
                    throw new IOException(server + " needs " + jar + ", which is gone: build the project again");
                }
            }
            return URLDecoder.decode(own, StandardCharsets.UTF_8) + File.pathSeparator + jars;
        }
    }
}
