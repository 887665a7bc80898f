package io.fitconnect.gateway.front;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Marks requests from this process to itself, which were let through before. The mark is made when the process starts and
 * leaves it only to itself, so nobody else can have it.
 */
@ApplicationScoped
class Hop {
    static final String HEADER = "fitconnect-hop";
    private static final int BYTES = 32;

    private final String mark;

    Hop() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        mark = HexFormat.of().formatHex(random);
    }

    String mark() {
        return mark;
    }

    boolean isOurs(HttpServerRequest request) {
        String claimed = request.getHeader(HEADER);
        return claimed != null
                && MessageDigest.isEqual(
                        claimed.getBytes(StandardCharsets.UTF_8), mark.getBytes(StandardCharsets.UTF_8));
    }
}
