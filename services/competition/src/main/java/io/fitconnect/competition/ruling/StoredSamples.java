package io.fitconnect.competition.ruling;

import com.fasterxml.jackson.databind.JsonNode;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.streams.quality.Sample;
import java.util.ArrayList;
import java.util.List;

/** Reads samples as the history of workouts gives them: absent is absent. */
final class StoredSamples {
    private StoredSamples() {}

    static List<Sample> of(JsonNode samples) {
        List<Sample> read = new ArrayList<>(samples.size());
        samples.forEach(sample -> read.add(Sample.of(telemetry(sample))));
        return read;
    }

    private static TelemetrySample telemetry(JsonNode json) {
        TelemetrySample.Builder sample = TelemetrySample.newBuilder()
                .setSeq(json.path("seq").asLong())
                .setTimeMs(json.path("timeMs").asLong())
                .setExercise(json.path("exercise").asText(""))
                .setNotification(json.path("notification").asBoolean());
        json.path("rrMs").forEach(rr -> sample.addRrMs((float) rr.asDouble()));
        if (json.has("heartRateBpm")) {
            sample.setHeartRateBpm(json.get("heartRateBpm").asInt());
        }
        if (json.has("powerW")) {
            sample.setPowerW((float) json.get("powerW").asDouble());
        }
        if (json.has("cadenceRpm")) {
            sample.setCadenceRpm((float) json.get("cadenceRpm").asDouble());
        }
        if (json.has("speedMps")) {
            sample.setSpeedMps((float) json.get("speedMps").asDouble());
        }
        if (json.has("distanceM")) {
            sample.setDistanceM(json.get("distanceM").asDouble());
        }
        if (json.has("reps")) {
            sample.setReps(json.get("reps").asInt());
        }
        if (json.has("energyKcal")) {
            sample.setEnergyKcal((float) json.get("energyKcal").asDouble());
        }
        if (json.has("repVelocityMps")) {
            sample.setRepVelocityMps((float) json.get("repVelocityMps").asDouble());
        }
        if (json.has("skinContact")) {
            sample.setSkinContact(json.get("skinContact").asBoolean());
        }
        return sample.build();
    }
}
