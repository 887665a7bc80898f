package io.fitconnect.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** PostgreSQL refuses to run as root; what to put before its commands so that it doesn't see that. */
final class Unprivileged {
    private static final String NOBODY = "65534";

    private Unprivileged() {}

    static List<String> prefix(Path home) throws IOException, InterruptedException {
        if (!isRoot()) {
            return List.of();
        }
        if (works("unshare", "-U", "true")) {
            return List.of("unshare", "-U");
        }
        Files.createDirectories(home);
        if (works("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "test", "-d", home + "/.")) {
            works("chown", "-R", NOBODY + ":" + NOBODY, home.toString());
            return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        }
        throw new IOException("PostgreSQL does not run as root, and neither user namespaces (unshare -U) nor a folder"
                + " that user " + NOBODY + " may enter are to be had here: run as another user, or choose --data in a"
                + " folder open to all");
    }

    private static boolean isRoot() throws IOException {
        return "root".equals(System.getProperty("user.name"))
                || (Files.exists(Path.of("/proc/self")) && owner().equals("root"));
    }

    private static String owner() throws IOException {
        return Files.getOwner(Path.of("/proc/self")).getName();
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
