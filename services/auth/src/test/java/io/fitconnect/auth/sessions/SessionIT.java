package io.fitconnect.auth.sessions;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.identity.v1.IntrospectRequest;
import io.fitconnect.proto.internal.identity.v1.IntrospectResponse;
import io.fitconnect.proto.internal.identity.v1.Introspection;
import io.fitconnect.testkit.IdentityServer;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.KeycloakResource;
import io.fitconnect.testkit.Login;
import io.fitconnect.testkit.RedisResource;
import io.fitconnect.testkit.Servers;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = KeycloakResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(FreeGrpcPort.class)
class SessionIT {
    private static final String PASSWORD = "correct horse battery";

    @GrpcClient
    Introspection introspection;

    private final IdentityServer server = IdentityServer.shared();
    private final String name = "ada-" + UUID.randomUUID();
    private String id;

    @BeforeEach
    void signUp() {
        id = server.person(name, PASSWORD, "coach");
    }

    @Test
    void aPersonSeesEverySessionAndWhichIsThisOne() {
        Login phone = Login.of(server, name, PASSWORD);
        Login here = Login.of(server, name, PASSWORD);

        sessions(here.access())
                .statusCode(200)
                .body("", hasSize(2))
                .body("clients.flatten()", hasItem("fitconnect-web"))
                .body("startedMs[0]", greaterThan(1_700_000_000_000L))
                .body(
                        "findAll { it.current }.id",
                        equalTo(List.of(introspect(here.access()).getSessionId())));
        sessions(phone.access())
                .body(
                        "findAll { it.current }.id",
                        equalTo(List.of(introspect(phone.access()).getSessionId())));
    }

    @Test
    void anEndedSessionsTokensAreRefusedAtOnceAndOthersAreNot() {
        Login lost = Login.of(server, name, PASSWORD);
        Login here = Login.of(server, name, PASSWORD);
        String session = introspect(lost.access()).getSessionId();

        end(here.access(), session).statusCode(204);

        sessions(lost.access()).statusCode(401).body("code", equalTo("token.invalid"));
        ticket(lost.access()).statusCode(401);
        assertFalse(introspect(lost.access()).getActive());
        assertEquals(400, lost.renewal(server).statusCode());
        sessions(here.access()).statusCode(200).body("", hasSize(1));
        end(here.access(), session).statusCode(404).body("code", equalTo("session.unknown"));
    }

    @Test
    void logoutEverywhereEndsThisSessionToo() {
        Login phone = Login.of(server, name, PASSWORD);
        Login here = Login.of(server, name, PASSWORD);

        given().auth().oauth2(here.access()).delete("/api/v1/sessions").then().statusCode(204);

        sessions(here.access()).statusCode(401);
        sessions(phone.access()).statusCode(401);
        assertEquals(400, phone.renewal(server).statusCode());
    }

    @Test
    void nobodyEndsAnothersSession() {
        String other = "bob-" + UUID.randomUUID();
        server.person(other, PASSWORD);
        Login bob = Login.of(server, other, PASSWORD);

        end(Login.of(server, name, PASSWORD).access(), introspect(bob.access()).getSessionId())
                .statusCode(404);

        sessions(bob.access()).statusCode(200);
    }

    @Test
    void introspectionTellsWhoATokenSpeaksFor() {
        Login login = Login.of(server, name, PASSWORD);

        IntrospectResponse told = introspect(login.access());

        assertTrue(told.getActive());
        assertEquals(id, told.getSubject());
        assertEquals("fitconnect-web", told.getClientId());
        assertEquals(
                List.of("athlete", "coach"),
                told.getRolesList().stream().sorted().toList());
        assertFalse(introspect("no token").getActive());
        assertFalse(introspect("").getActive());
    }

    @Test
    void anErasedAthletesAccountIsDeletedWithItsSessions() {
        Login login = Login.of(server, name, PASSWORD);
        Profile erased = Profile.newBuilder().setAthleteId(id).setErasedMs(1).build();
        try (var kafka = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", Servers.kafka(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            kafka.send(new ProducerRecord<>("athlete.profiles.v1", id, erased.toByteArray()));
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> server.admin().get("/users/" + id).statusCode() == 404);
        assertEquals(400, login.renewal(server).statusCode());
        assertThrows(IllegalStateException.class, () -> Login.of(server, name, PASSWORD));
    }

    @Test
    void anIdTokenIsNoWayIn() {
        Login login = Login.of(server, name, PASSWORD);

        sessions(login.id()).statusCode(401).body("code", equalTo("token.invalid"));
        assertFalse(introspect(login.id()).getActive());
    }

    @Test
    void aRefreshTokenIsGoodOnceAndASecondUseEndsTheSession() {
        Login first = Login.of(server, name, PASSWORD);
        Login second = first.renewed(server);

        assertEquals(400, first.renewal(server).statusCode());
        assertEquals(400, second.renewal(server).statusCode());
    }

    private IntrospectResponse introspect(String token) {
        return introspection
                .introspect(IntrospectRequest.newBuilder().setToken(token).build())
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static ValidatableResponse sessions(String token) {
        return given().auth().oauth2(token).get("/api/v1/sessions").then();
    }

    private static ValidatableResponse end(String token, String session) {
        return given().auth()
                .oauth2(token)
                .delete("/api/v1/sessions/" + session)
                .then();
    }

    private static ValidatableResponse ticket(String token) {
        return given().auth().oauth2(token).post("/api/v1/tickets").then();
    }
}
