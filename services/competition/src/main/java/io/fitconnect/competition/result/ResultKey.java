package io.fitconnect.competition.result;

import io.fitconnect.competition.CompetitionConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * The instance's key (ES256), which signs what is official. Read once, at the start: a service that could not sign must not
 * take results. Named as Keycloak names keys: by the SHA-256 of the public half.
 */
@ApplicationScoped
@Startup
public class ResultKey {
    /** Not a token: whoever checks tokens refuses this type. */
    static final String TYPE = "fitconnect-results+jws";

    private final PrivateKey privateKey;
    private final ECPublicKey publicKey;
    private final String id;

    ResultKey(CompetitionConfig config) {
        Path folder = config.keys().toAbsolutePath();
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            byte[] encoded = Files.readAllBytes(folder.resolve("public.der"));
            privateKey =
                    factory.generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(folder.resolve("private.der"))));
            publicKey = (ECPublicKey) factory.generatePublic(new X509EncodedKeySpec(encoded));
            id = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(encoded));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "no key to sign results with in " + folder + ": FITCONNECT_RESULTS_KEYS names a folder with"
                            + " private.der and public.der, EC P-256",
                    e);
        }
    }

    /** A compact JWS whose payload is the document itself. */
    String sign(String document) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setKeyIdHeaderValue(id);
        signature.setHeader("typ", TYPE);
        signature.setPayload(document);
        signature.setKey(privateKey);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("the key can't sign", e);
        }
    }

    /** The public half as a JWK. */
    Map<String, Object> jwk() {
        EllipticCurveJsonWebKey jwk = new EllipticCurveJsonWebKey(publicKey);
        jwk.setKeyId(id);
        jwk.setUse("sig");
        jwk.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        return jwk.toParams(OutputControlLevel.PUBLIC_ONLY);
    }
}
