package io.fitconnect.testkit;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person's login through Keycloak's pages, as a browser does it: authorization code with PKCE.
 *
 * @param access a bearer token
 * @param refresh good once
 * @param id the ID token
 */
public record Login(String access, String refresh, String id) {
    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final String CLIENT = "fitconnect-web";
    private static final String BACK = "http://localhost/back";

    /** A session of its own, as from a browser that knows nobody yet. */
    public static Login of(IdentityServer server, String name, String password) {
        String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
        String realm = server.issuer().name() + "/protocol/openid-connect";
        // The addresses are encoded as they stand.
        Response page = given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get(realm + "/auth?response_type=code&scope=openid&client_id=" + CLIENT + "&redirect_uri="
                        + encoded(BACK)
                        + "&code_challenge_method=S256&code_challenge="
                        + challenge(verifier));
        Response answer = given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .cookies(page.getDetailedCookies())
                .formParam("username", name)
                .formParam("password", encoded(password))
                .post(first(ACTION, page.asString()).replace("&amp;", "&"));
        if (answer.statusCode() != 302) {
            throw new IllegalStateException("the login of " + name + " was answered with " + answer.statusCode());
        }
        String code = first(Pattern.compile("[?&]code=([^&]+)"), answer.header("Location"));
        return tokens(given().formParam("grant_type", "authorization_code")
                .formParam("client_id", CLIENT)
                .formParam("code", code)
                .formParam("redirect_uri", BACK)
                .formParam("code_verifier", verifier)
                .post(realm + "/token"));
    }

    /** Spends the refresh token; fails when it is refused. */
    public Login renewed(IdentityServer server) {
        return tokens(renewal(server));
    }

    /** The token endpoint's answer to the refresh token. */
    public Response renewal(IdentityServer server) {
        return given().formParam("grant_type", "refresh_token")
                .formParam("client_id", CLIENT)
                .formParam("refresh_token", refresh)
                .post(server.issuer().name() + "/protocol/openid-connect/token");
    }

    private static Login tokens(Response answer) {
        var body = answer.then().statusCode(200).extract().jsonPath();
        return new Login(body.getString("access_token"), body.getString("refresh_token"), body.getString("id_token"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("nothing like " + pattern + " in: " + text);
        }
        return matcher.group(1);
    }
}
