package io.fitconnect.competition.ruling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fitconnect.competition.CompetitionConfig;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.streams.quality.Sample;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** The history of workouts, asked in the name of the one who asks here: nobody sees more by way of this service. */
@ApplicationScoped
class Workouts {
    private static final Logger LOG = Logger.getLogger(Workouts.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int PAGE = 10_000;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ObjectMapper json;
    private final String base;

    Workouts(CompetitionConfig config, ObjectMapper json) {
        this.base = config.analytics();
        this.json = json;
    }

    Uni<StoredWorkout> workout(String sessionId, AthleteId athlete, String token) {
        return get("/api/v1/workouts/" + sessionId + "?athleteId=" + athlete, token)
                .map(StoredWorkout::of);
    }

    /** All of a session's samples, at most as many as a session may have (500,000). */
    Uni<List<Sample>> samples(String sessionId, AthleteId athlete, String token) {
        return next(sessionId, athlete, token, "", new ArrayList<>());
    }

    private Uni<List<Sample>> next(
            String sessionId, AthleteId athlete, String token, String cursor, List<Sample> before) {
        String page = "/api/v1/workouts/" + sessionId + "/samples?athleteId=" + athlete + "&limit=" + PAGE
                + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
        return get(page, token).chain(answer -> {
            before.addAll(StoredSamples.of(answer.path("samples")));
            String following = answer.path("next").asText("");
            return following.isEmpty()
                    ? Uni.createFrom().item(before)
                    : next(sessionId, athlete, token, following, before);
        });
    }

    private Uni<JsonNode> get(String path, String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .timeout(TIMEOUT)
                .build();
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(request, BodyHandlers.ofString()))
                .onFailure()
                .transform(failure -> {
                    LOG.warnf("the history of workouts does not answer: %s", failure.getMessage());
                    return new RefusedException(
                            ProblemCode.STORE_UNAVAILABLE, "The history of workouts does not answer.");
                })
                .map(this::read);
    }

    private JsonNode read(HttpResponse<String> answer) {
        if (answer.statusCode() == NOT_FOUND) {
            throw new RefusedException(ProblemCode.WORKOUT_UNKNOWN, "There is no such session of the athlete.");
        }
        if (answer.statusCode() != OK) {
            LOG.warnf("the history of workouts refuses: status=%d", answer.statusCode());
            throw new RefusedException(
                    ProblemCode.STORE_UNAVAILABLE, "The history of workouts answers " + answer.statusCode() + ".");
        }
        try {
            return json.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new RefusedException(ProblemCode.STORE_UNAVAILABLE, "The history of workouts can't be read.");
        }
    }
}
