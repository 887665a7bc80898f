package io.fitconnect.platform.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.fitconnect.platform.json.BodyFields;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TokensResource.class)
class ProblemsIT {

    @Test
    void aValidTokenIsTakenAndItsSubjectIsTheCaller() {
        as(Tokens.token("ada", "athlete"))
                .get("/probe/me")
                .then()
                .statusCode(200)
                .body("id", equalTo("ada"));
    }

    @Test
    void noTokenIs401WithAChallenge() {
        problem(given().get("/probe/me").then(), 401, "token.missing").header("WWW-Authenticate", equalTo("Bearer"));
    }

    @Test
    void anExpiredTokenIs401() {
        problem(
                        as(Tokens.token("ada", Duration.ofMinutes(-10), "athlete"))
                                .get("/probe/me")
                                .then(),
                        401,
                        "token.invalid")
                .header("WWW-Authenticate", containsString("invalid_token"));
    }

    @Test
    void aTokenThatIsNoTokenIs401() {
        problem(as("nonsense").get("/probe/me").then(), 401, "token.invalid");
    }

    @Test
    void aTamperedTokenIs401() {
        String token = Tokens.token("ada", "athlete");
        String tampered =
                token.substring(0, token.lastIndexOf('.') + 1) + "AAAA" + token.substring(token.lastIndexOf('.') + 5);
        problem(as(tampered).get("/probe/me").then(), 401, "token.invalid");
    }

    @Test
    void theWrongRoleIs403() {
        problem(as(Tokens.token("ada", "athlete")).get("/probe/coach").then(), 403, "access.denied");
        problem(given().get("/probe/coach").then(), 401, "token.missing");
        as(Tokens.token("ada", "coach")).get("/probe/coach").then().statusCode(200);
    }

    @Test
    void anUnknownRouteIs404() {
        problem(given().get("/api/v1/nothing/here").then(), 404, "route.unknown")
                .body("instance", equalTo("/api/v1/nothing/here"));
        problem(given().get("/probe/nothing").then(), 404, "route.unknown");
    }

    @Test
    void otherRoutesAndFilesOfTheServerAreLeftAlone() {
        given().get("/edge/ping").then().statusCode(200).body(equalTo("pong"));
        given().get("/probe.txt").then().statusCode(200).body(containsString("a file"));
    }

    @Test
    void theApiIsDescribed() {
        given().accept(ContentType.JSON)
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("FitConnect"))
                .body("components.securitySchemes", notNullValue());
    }

    @Test
    void eachOperationsRefusalsAreDescribedByTheirCodes() {
        String body = "paths.'/probe/body'.post.";
        given().accept(ContentType.JSON)
                .get("/q/openapi")
                .then()
                .body(body + "responses.'400'.description", containsString("`request.malformed`"))
                .body(body + "responses.'400'.description", containsString("`request.invalid`"))
                .body(body + "responses.'503'.description", containsString("try again later"))
                .body(
                        body + "responses.'400'.content.'application/problem+json'.schema.$ref",
                        equalTo("#/components/schemas/Problem"))
                .body("components.schemas.Problem.required", hasItems("code", "detail"))
                .body(body + "'x-problems'", nullValue());
    }

    @Test
    void theWrongMethodOrMediaTypeIsAProblemToo() {
        problem(given().delete("/probe/me").then(), 405, "method.unsupported");
        problem(given().accept("text/csv").get("/probe/broken").then(), 406, "media.unacceptable");
        problem(given().contentType("text/csv").body("a,b").post("/probe/body").then(), 415, "media.unsupported");
    }

    @Test
    void jsonThatIsNoneIs400AndSaysWhere() {
        problem(json("{\"age\": }").post("/probe/body").then(), 400, "request.malformed")
                .body("detail", containsString("line 1, column"));
        problem(json("[1]").post("/probe/body").then(), 400, "request.malformed");
        problem(json("{\"age\":1} x").post("/probe/body").then(), 400, "request.malformed");
        problem(json("{\"age\":1,\"age\":2}").post("/probe/body").then(), 400, "request.malformed");
        problem(json("").post("/probe/body").then(), 400, "request.malformed");
        problem(json("{\"age\": }").post("/probe/bound").then(), 400, "request.malformed");
        problem(json("{\"age\": \"x\"}").post("/probe/bound").then(), 400, "request.invalid")
                .body("errors.field", hasItems("age"));
    }

    @Test
    void everyWrongFieldIsNamed() {
        problem(json("{\"age\":200,\"agee\":1}").post("/probe/body").then(), 400, "request.invalid")
                .body("errors.field", hasItems("age", "agee"))
                .body("errors.code", hasItems("value.range", "field.unknown"))
                .body("detail", containsString("age must be 1 to 120"));
    }

    @Test
    void aBodyOverTheLimitIs413() {
        String body = "{\"age\":" + " ".repeat(BodyFields.MAX_BYTES) + "1}";
        problem(json(body).post("/probe/body").then(), 413, "request.too-large");
    }

    @Test
    void aBrokenServerSays500WithoutSayingWhatBroke() {
        problem(given().get("/probe/broken").then(), 500, "internal")
                .body("incident", notNullValue())
                .body("detail", not(containsString("secret")));
    }

    @Test
    void aStoreThatIsAwayIs503AndRetryable() {
        problem(given().get("/probe/unreachable").then(), 503, "store.unavailable")
                .body("retryable", equalTo(true))
                .header("Retry-After", notNullValue());
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    private static RequestSpecification json(String body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("type", equalTo("https://fitconnect.local/problems/" + code))
                .body("title", notNullValue())
                .body("detail", notNullValue())
                .body("instance", notNullValue());
    }
}
