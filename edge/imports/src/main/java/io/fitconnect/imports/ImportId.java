package io.fitconnect.imports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The session of an import: the same for the same athlete and file, so that what is sent twice is there once. A UUID of
 * version 8 (RFC 9562, section 5.8) from SHA-256.
 */
final class ImportId {
    private ImportId() {}

    /**
     * @param content the file, unpacked
     * @param startedAt when it began, if the file itself does not say
     */
    static UUID of(String athleteId, byte[] content, Optional<Instant> startedAt) {
        MessageDigest digest = sha256();
        digest.update(sha256().digest(content));
        digest.update(athleteId.getBytes(StandardCharsets.US_ASCII));
        startedAt.ifPresent(start -> digest.update(ByteBuffer.allocate(Long.BYTES + 1)
                .put((byte) '@')
                .putLong(start.toEpochMilli())
                .flip()));
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long high = hash.getLong() & ~0xF000L | 0x8000L;
        long low = hash.getLong() & ~(0xC000L << 48) | 0x8000L << 48;
        return new UUID(high, low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
