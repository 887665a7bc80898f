package io.fitconnect.stack;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.stream.Collectors;

/** The key pair of a local instance (ES256): signs bearer tokens and tells applications, by a JWKS, whom to trust. */
public final class SigningKey {
    public static final String ISSUER = "https://fitconnect.local";
    public static final String AUDIENCE = "fitconnect";
    private static final String ISSUER_FILE = "issuer";
    private static final int COORDINATE_BYTES = 32;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair pair;
    private final Path jwks;
    private final String issuer;

    private SigningKey(KeyPair pair, Path jwks, String issuer) {
        this.pair = pair;
        this.jwks = jwks;
        this.issuer = issuer;
    }

    /** The key in this folder, made if it has none. */
    public static SigningKey in(Path folder) throws IOException {
        Path privateKey = folder.resolve("private.der");
        Path publicKey = folder.resolve("public.der");
        Path jwks = folder.resolve("jwks.json");
        try {
            if (Files.exists(jwks)) {
                var factory = KeyFactory.getInstance("EC");
                var pair = new KeyPair(
                        factory.generatePublic(new X509EncodedKeySpec(Files.readAllBytes(publicKey))),
                        factory.generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(privateKey))));
                var key = new SigningKey(pair, jwks, issuerIn(folder));
                key.publish();
                return key;
            }
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            Files.createDirectories(folder);
            Files.deleteIfExists(privateKey);
            Files.createFile(
                    privateKey, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(privateKey, pair.getPrivate().getEncoded());
            Files.write(publicKey, pair.getPublic().getEncoded());
            var key = new SigningKey(pair, jwks, issuerIn(folder));
            key.publish();
            return key;
        } catch (GeneralSecurityException e) {
            throw new IOException("no usable EC key in " + folder + ": delete the folder to get a new one", e);
        }
    }

    /** The same key in the service of another issuer, which this folder names from now on. */
    public SigningKey signingFor(String name) throws IOException {
        Files.writeString(jwks.resolveSibling(ISSUER_FILE), name);
        return new SigningKey(pair, jwks, name);
    }

    private static String issuerIn(Path folder) throws IOException {
        Path file = folder.resolve(ISSUER_FILE);
        return Files.exists(file) ? Files.readString(file).strip() : ISSUER;
    }

    /** Whom the tokens name as their issuer. */
    public String issuer() {
        return issuer;
    }

    /** The pair as Keycloak's provider {@code ecdsa-generated} keeps it: two JSON members without a comma around. */
    String realmKey() {
        var base64 = Base64.getEncoder();
        return "\"ecdsaPrivateKey\": [\"%s\"], \"ecdsaPublicKey\": [\"%s\"]"
                .formatted(
                        base64.encodeToString(pair.getPrivate().getEncoded()),
                        base64.encodeToString(pair.getPublic().getEncoded()));
    }

    /** Where the public half lies, for FITCONNECT_JWKS. */
    public String jwksUrl() {
        return jwks.toUri().toString();
    }

    /** A bearer token; subject and roles consist of letters, digits, {@code _} and {@code -}. */
    public String token(String subject, Collection<String> roles, Duration life) {
        roles.forEach(SigningKey::requirePlain);
        requirePlain(subject);
        long now = Instant.now().getEpochSecond();
        String groups = roles.stream().map(role -> '"' + role + '"').collect(Collectors.joining(","));
        String head = "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(keyId());
        String claims = "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"%s\",\"groups\":[%s],\"iat\":%d,\"exp\":%d}"
                .formatted(issuer, AUDIENCE, subject, groups, now, now + life.toSeconds());
        String signed =
                base64(head.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key in " + jwks.getParent() + " can't sign", e);
        }
    }

    private void publish() throws IOException {
        if (!Files.exists(jwks) || !Files.readString(jwks).equals(publicSet())) {
            Files.writeString(jwks, publicSet());
        }
    }

    private static void requirePlain(String text) {
        if (!text.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("not 1 to 64 of A-Za-z0-9_-: " + text);
        }
    }

    private String publicSet() {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        return "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"use\":\"sig\",\"alg\":\"ES256\",\"kid\":\"%s\",\"x\":\"%s\",\"y\":\"%s\"}]}%n"
                .formatted(keyId(), coordinate(point.getAffineX()), coordinate(point.getAffineY()));
    }

    /** As Keycloak names keys. */
    private String keyId() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(pair.getPublic().getEncoded());
            return base64(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        var fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
        return base64(fixed);
    }

    private static String base64(byte[] bytes) {
        return BASE64URL.encodeToString(bytes);
    }
}
