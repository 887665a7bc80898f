package io.fitconnect.platform.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TokensResource.class)
class AccessGateIT {
    @Test
    void onlyWhoTheLineNamesGetsIn() {
        as("ada").get("/probe/athletes/ada").then().statusCode(200);
        as("bob", "admin").get("/probe/athletes/ada").then().statusCode(200);
        as("bob", "coach")
                .get("/probe/athletes/ada")
                .then()
                .statusCode(403)
                .body("code", equalTo("access.denied"))
                .body("detail", containsString("admin, self"));
    }

    @Test
    void withoutATokenOrWithAnExpiredOneNobodyGetsIn() {
        given().get("/probe/athletes/ada").then().statusCode(401).body("code", equalTo("token.missing"));
        given().auth()
                .oauth2(Tokens.token("ada", Duration.ofMinutes(-10), "athlete"))
                .get("/probe/athletes/ada")
                .then()
                .statusCode(401)
                .body("code", equalTo("token.invalid"));
    }

    @Test
    void whatDependsOnStoredFactsReachesTheServiceButOnlyWithAToken() {
        as("bob").post("/probe/athletes/ada").then().statusCode(200);
        given().post("/probe/athletes/ada").then().statusCode(401);
    }

    @Test
    void aLineForAnyoneDoesNotLookAtTheToken() {
        given().auth().oauth2("nonsense").get("/probe/unreachable").then().statusCode(503);
    }

    private static RequestSpecification as(String subject, String... roles) {
        return given().auth().oauth2(Tokens.token(subject, roles));
    }
}
