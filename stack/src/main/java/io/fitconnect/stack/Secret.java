package io.fitconnect.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Passwords between programs of one instance: made at the first start, kept where only its owner reads them. */
public final class Secret {
    private static final int BYTES = 24;

    private Secret() {}

    /** 192 random bits, base64url; the same at every call for a name and a data directory. */
    public static synchronized String of(DataDir data, String name) throws IOException {
        Path file = data.keys().resolve(name + ".secret");
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        var bits = new byte[BYTES];
        new SecureRandom().nextBytes(bits);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, secret);
        Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        return secret;
    }
}
