package io.fitconnect.users;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.startsWith;

import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.fitconnect.testkit.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class TraceIT {
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void aRequestsTraceGoesThroughTheOutboxIntoKafka() {
        String ada = "ada-" + UUID.randomUUID();
        given().auth()
                .oauth2(Tokens.token(ada, "athlete"))
                .header("traceparent", TRACE + "-00f067aa0ba902b7-01")
                .contentType(ContentType.JSON)
                .body("{\"name\":\"Ada\"}")
                .put("/api/v1/athletes/{id}/profile", ada)
                .then()
                .statusCode(201);
        try (var topic = new TopicReader<>(ProfileMessage.TOPIC, Profile.parser())) {
            await().until(() -> topic.headers(ada, "traceparent"), contains(startsWith(TRACE)));
        }
    }
}
