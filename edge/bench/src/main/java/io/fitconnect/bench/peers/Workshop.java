package io.fitconnect.bench.peers;

import io.fitconnect.stack.DataDir;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must be made before something can be measured: the generator compiled, Node's packages fetched, nginx configured.
 * All of it lies in the module's target folder and is made once.
 *
 * @param module edge/bench of the checkout
 */
public record Workshop(Path module) {
    private static final List<String> MODULES =
            List.of("/usr/lib/nginx/modules/ngx_nchan_module.so", "/usr/lib64/nginx/modules/ngx_nchan_module.so");

    /** The generator, compiled if its source is newer. */
    public Path generator() throws IOException {
        Path source = module.resolve("src/main/c/fanload");
        Path program = module.resolve("target/fanload");
        if (!has("gcc")) {
            throw new IOException(
                    "the load generator is written in C and there is no gcc (Debian: apt-get install gcc)");
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(source)) {
            files = all.filter(file -> file.toString().endsWith(".c")).sorted().toList();
        }
        if (isOlder(program, files) || isOlder(program, List.of(source.resolve("fanload.h")))) {
            Files.createDirectories(module.resolve("target"));
            List<String> options = List.of("-O2", "-std=gnu11", "-Wall", "-o", program.toString());
            run(source, Stream.of(List.of("gcc"), options, names(files), List.of("-lpthread")));
        }
        return program;
    }

    /** A folder with the scripts of the Node peers and their packages. */
    Path node() throws IOException {
        Path source = module.resolve("src/main/node");
        Path folder = module.resolve("target/node");
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!Files.exists(folder.resolve("node_modules"))) {
            run(folder, Stream.of(List.of("npm", "ci", "--no-audit", "--no-fund", "--silent")));
        }
        return folder;
    }

    /** nginx with nchan, configured for a port. */
    List<String> nginx(int port, DataDir data) throws IOException {
        Path home = Files.createDirectories(data.home("nchan"));
        Path settings = home.resolve("nginx.conf");
        Files.writeString(
                settings,
                template("nchan.conf")
                        .replace("@USER@", "root".equals(System.getProperty("user.name")) ? "user root;" : "")
                        .replace("@MODULE@", String.valueOf(nchanModule()))
                        .replace("@HOME@", home.toString())
                        .replace("@PORT@", String.valueOf(port)));
        return List.of("nginx", "-p", home.toString(), "-c", settings.toString());
    }

    @Nullable Path nchanModule() {
        return has("nginx")
                ? MODULES.stream()
                        .map(Path::of)
                        .filter(Files::exists)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    boolean has(String tool) {
        String folders = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
        return Arrays.stream(folders.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    private static String template(String name) throws IOException {
        try (var in = Workshop.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(Path::toString).toList();
    }

    private static boolean isOlder(Path made, List<Path> sources) throws IOException {
        if (!Files.exists(made)) {
            return true;
        }
        for (Path source : sources) {
            if (Files.getLastModifiedTime(source).compareTo(Files.getLastModifiedTime(made)) > 0) {
                return true;
            }
        }
        return false;
    }

    private static void run(Path folder, Stream<List<String>> parts) throws IOException {
        List<String> command = parts.flatMap(List::stream).toList();
        try {
            int code = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IOException(command.getFirst() + " failed with code " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
