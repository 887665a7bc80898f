package io.fitconnect.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.testkit.CassandraResource;
import io.fitconnect.testkit.GrpcPortResource;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.RedisResource;
import io.fitconnect.testkit.Servers;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The gateway with the services in one process, on real servers. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(CassandraResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(GrpcPortResource.class)
class GraphQlIT {
    @Inject
    CallCount calls;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String ada = "ada-" + run;
    private final String coach = "coach-" + run;

    @Test
    void anAthleteReadsItselfAndOthersAreHidden() {
        profile(ada, "Ada");
        profile("bob-" + run, "Bob");

        ask(ada, "{me{id profile{name hrMax consent{openBoards}}}}")
                .body("errors", nullValue())
                .body("data.me.id", equalTo(ada))
                .body("data.me.profile.name", equalTo("Ada"))
                .body("data.me.profile.hrMax", equalTo(188));
        ask(ada, "{athlete(id:\"bob-" + run + "\"){profile{name}}}").body("data.athlete.profile", nullValue());
        ask(ada, "{profile(athleteId:\"bob-" + run + "\"){name}}")
                .body("errors[0].extensions.code", equalTo("access.denied"))
                .body("errors[0].path", equalTo(List.of("profile")));
        ask(ada, "{profile(athleteId:\"nobody-" + run + "\"){name}}")
                .body("errors[0].extensions.code", equalTo("access.denied"));
        askAs(token("root", "admin"), "{profile(athleteId:\"nobody-" + run + "\"){name}}")
                .body("errors[0].extensions.code", equalTo("profile.unknown"));
    }

    @Test
    void withoutAGoodTokenOnlyClassesAreTold() {
        anonymous("{me{id}}").body("errors[0].extensions.code", equalTo("token.missing"));
        anonymous("{profile(athleteId:\"x\"){name}}").body("errors[0].extensions.code", equalTo("token.missing"));
        anonymous("{classes(state:SCHEDULED,limit:1){id}}").body("errors", nullValue());
        given().auth()
                .oauth2(Tokens.token(ada, Duration.ofMinutes(-5), "athlete"))
                .contentType(ContentType.JSON)
                .body(Map.of("query", "{classes{id}}"))
                .post("/graphql")
                .then()
                .statusCode(401)
                .body("code", equalTo("token.invalid"));
    }

    @Test
    void aClassIsPlannedStartedAndEndedByItsCoachOnly() {
        String plan = "mutation($c:ClassInput!){planClass(input:$c){id title state coach{id} blocks{name zoneLow}"
                + " boards{id}}}";
        Map<String, Object> input = Map.of(
                "c",
                Map.of(
                        "classId",
                        "class-" + run,
                        "title",
                        "Ride",
                        "blocks",
                        List.of(Map.of("name", "Warm up", "durationS", 300, "zoneLow", 1, "zoneHigh", 2))));

        askWith(token(ada, "athlete"), plan, input).body("errors[0].extensions.code", equalTo("access.denied"));
        askWith(token(coach, "coach"), plan, input)
                .body("errors", nullValue())
                .body("data.planClass.state", equalTo("SCHEDULED"))
                .body("data.planClass.coach.id", equalTo(coach))
                .body("data.planClass.blocks[0].zoneLow", equalTo(1))
                .body("data.planClass.boards.id", hasItems("class/class-" + run + "/effort"));
        anonymous("{class(id:\"class-" + run + "\"){title coach{id}}}")
                .body("data.class.title", equalTo("Ride"))
                .body("data.class.coach", nullValue());
        askAs(token("other", "coach"), "mutation{startClass(id:\"class-" + run + "\"){state}}")
                .body("errors[0].extensions.code", equalTo("access.denied"));
        askAs(token(coach, "coach"), "mutation{startClass(id:\"class-" + run + "\"){state}}")
                .body("data.startClass.state", equalTo("RUNNING"));
        askAs(token(coach, "coach"), "mutation{endClass(id:\"class-" + run + "\"){state endedMs}}")
                .body("data.endClass.state", equalTo("ENDED"));
        askAs(token(coach, "coach"), "mutation{startClass(id:\"class-" + run + "\"){state}}")
                .body("errors[0].extensions.code", equalTo("class.ended"));
    }

    @Test
    void aRefusedFieldIsNamed() {
        String put = "mutation($p:ProfileInput!){putProfile(athleteId:\"" + ada + "\",input:$p){name hrMax version}}";

        askWith(token(ada, "athlete"), put, Map.of("p", Map.of("hrMax", 500)))
                .body("errors[0].extensions.code", equalTo("request.invalid"))
                .body("errors[0].extensions.errors[0].field", equalTo("hrMax"));
        askWith(token(ada, "athlete"), put, Map.of("p", Map.of("name", "Ada L", "hrMax", 190)))
                .body("errors", nullValue())
                .body("data.putProfile.name", equalTo("Ada L"))
                .body("data.putProfile.version", equalTo(1));
    }

    @Test
    void aLevelOfTheOperationIsOneCallHoweverManyThereAre() {
        List<String> athletes =
                IntStream.range(0, 30).mapToObj(i -> "a" + i + "-" + run).toList();
        String classId = "many-" + run;
        askWith(
                token(coach, "coach"),
                "mutation($c:ClassInput!){planClass(input:$c){id}}",
                Map.of("c", Map.of("classId", classId, "title", "Many")));
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Servers.kafka()), new StringSerializer(), new ByteArraySerializer())) {
            athletes.forEach(athlete -> {
                profile(athlete, "Name of " + athlete);
                summaries(athlete, classId, 2)
                        .forEach(it ->
                                producer.send(new ProducerRecord<>("workout.summaries.v1", athlete, it.toByteArray())));
            });
        }
        String query = "query($ids:[String!]!){athletes(ids:$ids){id profile{name}"
                + " workouts(limit:5){sessionId effort class{title} athlete{profile{name}}}}}";
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> askWith(token("root", "admin"), query, Map.of("ids", athletes))
                        .body("errors", nullValue())
                        .body("data.athletes.workouts.flatten()", hasSize(60)));
        calls.take();

        askWith(token("root", "admin"), query, Map.of("ids", athletes))
                .body("errors", nullValue())
                .body("data.athletes", hasSize(30))
                .body("data.athletes[7].profile.name", equalTo("Name of a7-" + run))
                .body("data.athletes[7].workouts", hasSize(2))
                .body("data.athletes[7].workouts[0].class.title", equalTo("Many"))
                .body("data.athletes[7].workouts[0].athlete.profile.name", equalTo("Name of a7-" + run));

        // Those of the athletes and of the workouts' athletes are asked for at once, or one level after the other.
        Map<String, Integer> taken = new HashMap<>(calls.take());
        assertTrue(taken.remove("GetProfiles") <= 2);
        assertEquals(Map.of("ListWorkouts", 1, "GetClasses", 1), taken);
    }

    @Test
    void anOperationThatIsTooDeepOrAsksForTooMuchIsRefused() {
        String deep = "workouts{athlete{".repeat(8) + "id" + "}}".repeat(8);
        ask(ada, "{me{" + deep + "}}").body("errors[0].extensions.code", equalTo("query.too-deep"));
        ask(ada, "{me{workouts(limit:200){athlete{workouts(limit:200){athlete{id}}}}}}")
                .body("errors[0].extensions.code", equalTo("query.too-costly"))
                .body("errors[0].message", containsString("20000"))
                .body("data", nullValue());
        ask(ada, "{__schema{types{fields{type{ofType{name}}}}}}").body("errors", nullValue());
        ask(ada, "{nothing}").body("errors[0].extensions.code", equalTo("query.invalid"));
        ask(ada, "{").body("errors[0].extensions.code", equalTo("query.malformed"));
    }

    @Test
    void anOperationIsNamedByItsHashOnceItWasSent() {
        String document = "{classes(limit:1){id title}}#" + run;
        String hash = io.fitconnect.gateway.graphql.Hashes.sha256(document);
        JsonObject extensions = new JsonObject()
                .put("persistedQuery", new JsonObject().put("version", 1).put("sha256Hash", hash));

        post(new JsonObject().put("extensions", extensions))
                .body("errors[0].message", equalTo("PersistedQueryNotFound"))
                .body("errors[0].extensions.code", equalTo("query.unknown"));
        post(new JsonObject().put("extensions", extensions).put("query", "{me{id}}"))
                .statusCode(400);
        post(new JsonObject().put("extensions", extensions).put("query", document))
                .body("errors", nullValue());
        post(new JsonObject().put("extensions", extensions)).body("errors", nullValue());
        given().queryParam("extensions", extensions.encode())
                .get("/graphql")
                .then()
                .statusCode(200)
                .body("errors", nullValue());
    }

    private static List<WorkoutSummary> summaries(String athlete, String classId, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> WorkoutSummary.newBuilder()
                        .setAthleteId(athlete)
                        .setSessionId(UUID.randomUUID().toString())
                        .setClassId(classId)
                        .setSampleCount(10)
                        .setStartMs(1_700_000_000_000L + i)
                        .setEndMs(1_700_000_010_000L + i)
                        .setEffort(3.5)
                        .setEnded(true)
                        .build())
                .toList();
    }

    private static void profile(String athlete, String name) {
        given().auth()
                .oauth2(token(athlete, "athlete"))
                .contentType(ContentType.JSON)
                .body("{\"name\":\"" + name + "\",\"hrMax\":188}")
                .put("/api/v1/athletes/" + athlete + "/profile")
                .then()
                .statusCode(201);
    }

    private static String token(String subject, String role) {
        return Tokens.token(subject, role);
    }

    private static ValidatableResponse ask(String athlete, String query) {
        return askAs(token(athlete, "athlete"), query);
    }

    private static ValidatableResponse askAs(String token, String query) {
        return askWith(token, query, Map.of());
    }

    private static ValidatableResponse askWith(String token, String query, Map<String, Object> variables) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse anonymous(String query) {
        return post(new JsonObject().put("query", query)).statusCode(200);
    }

    private static ValidatableResponse post(JsonObject body) {
        return given().contentType(ContentType.JSON)
                .body(body.encode())
                .post("/graphql")
                .then();
    }
}
