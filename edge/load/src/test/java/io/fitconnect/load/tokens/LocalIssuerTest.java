package io.fitconnect.load.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalIssuerTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aTokenIsSignedByTheInstancesKey() throws Exception {
        verify("EC", 256, "SHA256withECDSAinP1363Format", "ES256");
        verify("RSA", 2048, "SHA256withRSA", "RS256");
    }

    @Test
    void aPemFileWillDoAsWell() throws Exception {
        KeyPair pair = pair("EC", 256);
        Path file = folder.resolve("key.pem");
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        Files.writeString(file, pem);
        assertEquals(3, LocalIssuer.of(file).token("ann", "athlete").split("\\.").length);
    }

    @Test
    void withoutAKeyItSaysWhatToDo() {
        IOException failure = assertThrows(IOException.class, () -> LocalIssuer.of(folder));
        assertTrue(failure.getMessage().contains("./fitconnect up"), failure::getMessage);
    }

    private void verify(String type, int size, String signature, String alg) throws Exception {
        KeyPair pair = pair(type, size);
        Files.write(folder.resolve("private.der"), pair.getPrivate().getEncoded());
        Files.writeString(folder.resolve("jwks.json"), "{\"keys\":[{\"kid\":\"k1\"}]}");
        String[] parts = LocalIssuer.of(folder).token("ann", "athlete", "coach").split("\\.");

        Signature check = Signature.getInstance(signature);
        check.initVerify(pair.getPublic());
        check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertTrue(check.verify(Base64.getUrlDecoder().decode(parts[2])));
        assertEquals("{\"alg\":\"" + alg + "\",\"typ\":\"JWT\",\"kid\":\"k1\"}", decoded(parts[0]));
        JsonObject claims = new JsonObject(decoded(parts[1]));
        assertEquals("ann", claims.getString("sub"));
        assertEquals("[\"athlete\",\"coach\"]", claims.getJsonArray("groups").encode());
    }

    private static KeyPair pair(String type, int size) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
        generator.initialize(size);
        return generator.generateKeyPair();
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
