package io.fitconnect.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Programs in the user's cache: PostgreSQL and Redis, unpacked once from the jars that carry them, and others. */
final class Binaries {
    private static final String REDIS = "redis-server-7.0.15-";

    private Binaries() {}

    /** The folder that holds {@code bin/postgres}. */
    static Path postgres() throws IOException {
        String archive = "postgres-" + (mac() ? "darwin-" : "linux-") + (arm() ? "arm_64" : "x86_64") + ".txz";
        return once(archive, "postgres-17.11", Binaries::unpack);
    }

    static Path redis() throws IOException {
        String program = REDIS + (mac() ? "darwin-" : "linux-") + (arm() ? "arm64" : "amd64");
        return once(program, program, (in, folder) -> {
                    Path file = folder.resolve("redis-server");
                    Files.copy(in, file);
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                })
                .resolve("redis-server");
    }

    interface Making {
        void into(Path folder) throws IOException;
    }

    private interface Unpacking {
        void into(InputStream in, Path folder) throws IOException;
    }

    private static Path once(String resource, String folder, Unpacking unpacking) throws IOException {
        return once(folder, fresh -> {
            try (InputStream in = Binaries.class.getResourceAsStream("/" + resource)) {
                if (in == null) {
                    throw new IOException("no " + resource + " on the class path: this system ("
                            + System.getProperty("os.name") + ", " + System.getProperty("os.arch")
                            + ") has no binaries");
                }
                unpacking.into(in, fresh);
            }
        });
    }

    /** Makes beside and renames, so that a folder of this name is always whole. */
    static Path once(String folder, Making making) throws IOException {
        Path cache = cache();
        Path target = cache.resolve(folder);
        if (Files.isDirectory(target)) {
            return target;
        }
        Files.createDirectories(cache);
        Path fresh = Files.createTempDirectory(cache, folder);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            making.into(fresh);
        } catch (IOException e) {
            new DataDir(fresh).delete();
            throw e;
        }
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
            new DataDir(fresh).delete();
        }
        return target;
    }

    private static void unpack(InputStream in, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("an archive entry points outside: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static Path cache() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path caches = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return caches.resolve("fitconnect");
    }

    private static boolean mac() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    }

    private static boolean arm() {
        return System.getProperty("os.arch").equals("aarch64");
    }
}
