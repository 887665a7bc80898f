package io.fitconnect.ingest.gatt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Every captured and published payload decodes to its published values. */
class VectorsTest {

    private static final Path VECTORS = Path.of(System.getProperty("fitconnect.root", "."))
            .resolve("../shared/data/ble/vectors.json")
            .normalize();
    /** Fields that are decoded past but not used by any channel. */
    private static final Set<String> UNUSED = Set.of(
            "contactSupported",
            "rr_s",
            "avg_speed_kmh",
            "avg_cadence_rpm",
            "avg_steps_per_min",
            "resistance",
            "avg_power_w",
            "incline_pct",
            "ramp_deg",
            "stroke_count",
            "energy_per_h",
            "energy_per_min",
            "trailing_vendor_bytes");

    @Test
    void everyVectorDecodesToItsPublishedValues() throws IOException {
        Assumptions.assumeTrue(Files.exists(VECTORS), "no vectors at " + VECTORS);
        JsonArray vectors = new JsonArray(Files.readString(VECTORS));
        for (int i = 0; i < vectors.size(); i++) {
            check(vectors.getJsonObject(i));
        }
        assertEquals(28, vectors.size());
    }

    private static void check(JsonObject vector) {
        byte[] value = HexFormat.of().parseHex(vector.getString("hex").replace(" ", ""));
        Decoded decoded = GattDecoder.decode(vector.getString("characteristic"), value);
        Notification notification =
                assertInstanceOf(Decoded.Read.class, decoded, vector.encode()).notification();
        Map<String, Object> fields = fields(notification);
        for (Map.Entry<String, Object> expected : vector.getJsonObject("expected")) {
            if (!UNUSED.contains(expected.getKey())) {
                Object got = fields.get(expected.getKey());
                assertNotNull(got, expected.getKey() + " of " + vector.encode());
                assertEquals(plain(expected.getValue()), plain(got), expected.getKey() + " of " + vector.encode());
            }
        }
    }

    private static Object plain(Object value) {
        return switch (value) {
            case JsonArray array -> array.getList();
            case Number number -> number.doubleValue();
            default -> value;
        };
    }

    private static Map<String, Object> fields(Notification notification) {
        Map<String, Object> fields = new TreeMap<>();
        switch (notification) {
            case HeartRateMeasurement heart -> {
                fields.put("hr", heart.bpm());
                put(fields, "contact", heart.skinContact());
                put(fields, "energy_kJ", heart.energyKilojoules());
                fields.put("rr_1024", List.copyOf(heart.rr1024()));
            }
            case CyclingSpeedCadence csc -> revolutions(fields, csc.wheel(), "wheel_time_1024", csc.crank());
            case CyclingPower power -> {
                fields.put("power_w", power.watts());
                revolutions(fields, power.wheel(), "wheel_time_2048", power.crank());
            }
            case RunningSpeedCadence run -> {
                fields.put("speed_mps", run.speedMps());
                fields.put("cadence_spm", run.stepsPerMinute());
                put(fields, "stride_m", run.strideMeters());
                put(fields, "distance_m", run.distanceMeters());
                fields.put("running", run.running());
            }
            case MachineData machine -> {
                put(fields, "speed_kmh", machine.speedKmh());
                put(fields, "cadence_rpm", machine.cadencePerMinute());
                put(fields, "stroke_rate_spm", machine.cadencePerMinute());
                put(fields, "steps_per_min", machine.cadencePerMinute());
                put(fields, "distance_m", machine.distanceMeters());
                put(fields, "pace_s_per_500m", machine.pace500mSeconds());
                put(fields, "power_w", machine.watts());
                put(fields, "energy_kcal", machine.energyKilocalories());
                put(fields, "hr", machine.heartRateBpm());
                put(fields, "elapsed_s", machine.elapsedSeconds());
            }
        }
        return fields;
    }

    private static void revolutions(Map<String, Object> fields, Revolutions wheel, String time, Revolutions crank) {
        if (wheel != null) {
            fields.put("wheel_revs", wheel.turns());
            fields.put(time, wheel.eventTime());
        }
        if (crank != null) {
            fields.put("crank_revs", crank.turns());
            fields.put("crank_time_1024", crank.eventTime());
        }
    }

    private static void put(Map<String, Object> fields, String name, Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
