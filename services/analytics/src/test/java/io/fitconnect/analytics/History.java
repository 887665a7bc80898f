package io.fitconnect.analytics;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.testkit.Tokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;

/** A workout as the history has it, and how it is asked for. */
record History(String athlete, String session) {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String WORKOUT = "/api/v1/workouts/{session}";
    static final String SAMPLES = WORKOUT + "/samples";

    void awaitSamples(int count) {
        await().atMost(PATIENCE).until(() -> {
            var answer = as(athlete, "athlete").queryParam("limit", 10_000).get(SAMPLES, session);
            return answer.statusCode() == 200
                    && answer.jsonPath().getList("samples").size() == count;
        });
    }

    void awaitSummary(String field, Object value) {
        await().atMost(PATIENCE)
                .until(() -> value.equals(
                        as(athlete, "athlete").get(WORKOUT, session).path(field)));
    }

    /** The workout's summary as the streams send it. */
    WorkoutSummary summary(long sampleCount, boolean ended) {
        return WorkoutSummary.newBuilder()
                .setAthleteId(athlete)
                .setSessionId(session)
                .setSampleCount(sampleCount)
                .setEnded(ended)
                .build();
    }

    static RequestSpecification as(String subject, String role) {
        return given().auth().oauth2(Tokens.token(subject, role));
    }

    static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }
}
