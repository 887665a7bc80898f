package io.fitconnect.gateway;

import static io.restassured.RestAssured.given;

import io.fitconnect.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests in somebody's name. */
final class Asking {
    private Asking() {}

    static RequestSpecification as(String subject, String role) {
        return given().auth().oauth2(Tokens.token(subject, role)).contentType(ContentType.JSON);
    }

    /** A query over GraphQL. Somebody whose name begins with coach is one, anybody else an athlete; null has no token. */
    static ValidatableResponse ask(@Nullable String asker, String query) {
        RequestSpecification request = asker == null
                ? given().contentType(ContentType.JSON)
                : as(asker, asker.startsWith("coach") ? "coach" : "athlete");
        return request.body(Map.of("query", query)).post("/graphql").then().statusCode(200);
    }
}
