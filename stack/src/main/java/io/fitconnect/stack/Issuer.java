package io.fitconnect.stack;

/**
 * Whom applications trust to say who somebody is.
 *
 * @param name the {@code iss} of its tokens, for FITCONNECT_ISSUER
 * @param jwksUrl where its public keys are, for FITCONNECT_JWKS
 */
public record Issuer(String name, String jwksUrl) {
    /** A realm of the Keycloak at this address, {@code host:port}. */
    static Issuer of(String address, String name) {
        String realm = name.substring(name.indexOf("/realms/"));
        return new Issuer(name, "http://" + address + realm + "/protocol/openid-connect/certs");
    }
}
