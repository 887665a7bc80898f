package io.fitconnect.load.tokens;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Signs bearer tokens with the key pair that a local instance made in its data directory. */
public final class LocalIssuer implements TokenSource {
    private static final String USUAL_ISSUER = "https://fitconnect.local";
    private static final String AUDIENCE = "fitconnect";
    private static final Duration VALID = Duration.ofHours(12);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey key;
    private final String keyId;
    private final String issuer;

    private LocalIssuer(PrivateKey key, String keyId, String issuer) {
        this.key = key;
        this.keyId = keyId;
        this.issuer = issuer;
    }

    /**
     * Reads the private key of an instance.
     *
     * @param keys a PKCS#8 file (DER or PEM), or the folder that holds {@code private.der} and {@code jwks.json}
     */
    public static LocalIssuer of(Path keys) throws IOException {
        Path file = Files.isDirectory(keys) ? keys.resolve("private.der") : keys;
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    "no private key at " + file + ": start the instance with ./fitconnect up, or give" + " --token");
        }
        try {
            return new LocalIssuer(privateKey(Files.readAllBytes(file)), keyIdBeside(file), issuerBeside(file));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " holds no PKCS#8 key for ES256 or RS256: " + e.getMessage(), e);
        }
    }

    @Override
    public String token(String subject, String... roles) {
        Instant now = Instant.now();
        boolean ec = key instanceof ECPrivateKey;
        JsonObject header = new JsonObject().put("alg", ec ? "ES256" : "RS256").put("typ", "JWT");
        if (!keyId.isEmpty()) {
            header.put("kid", keyId);
        }
        JsonObject claims = new JsonObject()
                .put("iss", issuer)
                .put("aud", AUDIENCE)
                .put("sub", subject)
                .put("upn", subject)
                .put("groups", new JsonArray(List.of((Object[]) roles)))
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(VALID).getEpochSecond())
                .put("jti", UUID.randomUUID().toString());
        String signed = base64(header) + "." + base64(claims);
        return signed + "."
                + BASE64.encodeToString(sign(signed, ec ? "SHA256withECDSAinP1363Format" : "SHA256withRSA"));
    }

    private byte[] sign(String text, String algorithm) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("can't sign a token: " + e.getMessage(), e);
        }
    }

    private static String base64(JsonObject json) {
        return BASE64.encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static PrivateKey privateKey(byte[] file) throws GeneralSecurityException {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(file[0] == '-' ? der(file) : file);
        try {
            return KeyFactory.getInstance("EC").generatePrivate(spec);
        } catch (GeneralSecurityException notElliptic) {
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        }
    }

    private static byte[] der(byte[] pem) {
        return Base64.getMimeDecoder()
                .decode(new String(pem, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----", ""));
    }

    /** The issuer in whose name the instance signs. */
    private static String issuerBeside(Path file) throws IOException {
        Path named = file.resolveSibling("issuer");
        return Files.exists(named) ? Files.readString(named).strip() : USUAL_ISSUER;
    }

    /** The key id that the instance publishes, so that the edge finds the key at once; empty when it names none. */
    private static String keyIdBeside(Path file) throws IOException {
        Path published = file.resolveSibling("jwks.json");
        if (!Files.exists(published)) {
            return "";
        }
        JsonArray keys = new JsonObject(Files.readString(published)).getJsonArray("keys", new JsonArray());
        return keys.isEmpty() ? "" : keys.getJsonObject(0).getString("kid", "");
    }
}
