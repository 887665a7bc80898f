package io.fitconnect.competition.ruling;

import com.fasterxml.jackson.databind.JsonNode;
import io.fitconnect.competition.contest.Metric;

/**
 * A session's figures as they were computed live and went to the boards.
 *
 * @param hrMax the HRmax that was used, bpm, rounded
 */
record StoredWorkout(
        long sampleCount,
        long startMs,
        int hrMax,
        double effort,
        int reps,
        double distanceM,
        double energyKcal,
        double workJ) {

    static StoredWorkout of(JsonNode json) {
        return new StoredWorkout(
                json.path("sampleCount").asLong(),
                json.path("startMs").asLong(),
                json.path("heartRate").path("hrMax").asInt(),
                json.path("effort").asDouble(),
                json.path("reps").asInt(),
                json.path("distanceM").asDouble(),
                json.path("energyKcal").asDouble(),
                json.path("workJ").asDouble());
    }

    double score(Metric metric) {
        return switch (metric) {
            case EFFORT -> effort;
            case REPS -> reps;
            case DISTANCE -> distanceM;
            case ENERGY -> energyKcal;
            case WORK -> workJ;
        };
    }
}
