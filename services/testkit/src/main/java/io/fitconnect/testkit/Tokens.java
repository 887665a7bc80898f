package io.fitconnect.testkit;

import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bearer tokens signed with a key of this JVM, and the JWKS to trust them by. */
public final class Tokens {
    public static final String ISSUER = SigningKey.ISSUER;
    private static final Duration LIFE = Duration.ofHours(1);
    private static @Nullable SigningKey key;

    private Tokens() {}

    /** Valid for an hour. */
    public static String token(String subject, String... roles) {
        return token(subject, LIFE, roles);
    }

    /** A life below zero gives a token that has expired. */
    public static String token(String subject, Duration life, String... roles) {
        return key().token(subject, List.of(roles), life);
    }

    /** For FITCONNECT_JWKS: a {@code file:} URL. */
    public static String jwks() {
        return key().jwksUrl();
    }

    /** For FITCONNECT_RESULTS_KEYS: the key's folder. */
    public static Path keys() {
        return Path.of(URI.create(jwks())).resolveSibling("");
    }

    private static synchronized SigningKey key() {
        if (key == null) {
            try {
                Path folder = Files.createTempDirectory("fitconnect-keys");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "end-keys"));
                key = SigningKey.in(folder);
            } catch (IOException e) {
                throw new IllegalStateException("no key to sign test tokens with", e);
            }
        }
        return key;
    }

    private static void delete(Path folder) {
        try {
            new DataDir(folder).delete();
        } catch (IOException e) {
            System.err.println("left behind: " + folder + " (" + e + ")");
        }
    }
}
