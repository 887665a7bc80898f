package io.fitconnect.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Makes a Quarkus test trust the tokens of {@link Tokens}. */
public final class TokensResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "FITCONNECT_JWKS",
                Tokens.jwks(),
                "FITCONNECT_ISSUER",
                Tokens.ISSUER,
                "FITCONNECT_RESULTS_KEYS",
                Tokens.keys().toString());
    }

    @Override
    public void stop() {
        // The key ends with the JVM.
    }
}
