package io.fitconnect.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Keycloak's distribution, unpacked and built ({@code kc.sh build}) once for each user and version. */
record KeycloakBuild(Path folder) {
    /** Changes the folder's name, so that other options get a build of their own. */
    private static final String OPTIONS_VERSION = "1";

    private static final List<String> OPTIONS =
            List.of("build", "--db=dev-file", "--health-enabled=true", "--metrics-enabled=true");

    /** The build, made if there is none: half a minute; what the making says goes to the log. */
    static KeycloakBuild once(Path log) throws IOException {
        Path archive = archive();
        String name = archive.getFileName().toString().replaceFirst("\\.zip$", "") + "-built-" + OPTIONS_VERSION;
        return new KeycloakBuild(Binaries.once(name, fresh -> {
            unpack(archive, fresh);
            new KeycloakBuild(fresh).augment(log);
        }));
    }

    Path lib() {
        return folder.resolve("lib");
    }

    /** Belongs to the build, and to every data directory that uses it. */
    Path classArchive() {
        return folder.resolve("classes.jsa");
    }

    /** JVM options up to the main class, as kc.sh gives them. */
    List<String> entry(Path home) {
        return List.of(
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-cp",
                lib().resolve("quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    }

    private void augment(Path log) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(entry(folder));
        command.addAll(OPTIONS);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("Keycloak could not be built; see " + log);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Keycloak was built", e);
        }
    }

    private static Path archive() throws IOException {
        try (InputStream in = KeycloakBuild.class.getResourceAsStream("/fitconnect/servers/keycloak.archive")) {
            if (in == null) {
                throw new IOException("the address of Keycloak's archive is missing: build the project first");
            }
            Path archive = Path.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
            if (!Files.exists(archive)) {
                throw new IOException("Keycloak needs " + archive + ", which is gone: build the project again");
            }
            return archive;
        }
    }

    /** Without the archive's own top folder. */
    private static void unpack(Path archive, Path folder) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path inside = Path.of(entry.getName()).normalize();
                if (inside.isAbsolute() || inside.startsWith("..")) {
                    throw new IOException("an archive entry points outside: " + entry.getName());
                }
                if (entry.isDirectory() || inside.getNameCount() < 2) {
                    continue;
                }
                Path file = folder.resolve(inside.subpath(1, inside.getNameCount()));
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
    }
}
