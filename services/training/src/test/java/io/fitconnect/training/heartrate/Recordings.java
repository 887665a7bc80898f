package io.fitconnect.training.heartrate;

import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.training.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The real workouts beside the project, as the edge would send them. */
final class Recordings {
    private Recordings() {}

    /** Those with enough heart rate and enough of an input, by name. */
    static Map<String, Steps> with(Input input) {
        Map<String, Steps> found = new LinkedHashMap<>();
        for (String name : names()) {
            Steps steps = new Steps();
            telemetry(name).forEach(steps::add);
            if (steps.input().filter(it -> it == input).isPresent()) {
                found.put(name, steps);
            }
        }
        return found;
    }

    static List<TelemetrySample> telemetry(String name) {
        List<TelemetrySample> samples = new ArrayList<>();
        Path file = SharedData.path("workouts").resolve(name + ".csv.gz");
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                samples.add(sample(samples.size() + 1, line.split(",", -1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return samples;
    }

    private static List<String> names() {
        try (var files = Files.list(SharedData.path("workouts"))) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".csv.gz"))
                    // Its heart rate is known to be a fault.
                    .filter(name -> !name.startsWith("elevate-flagged-hr"))
                    .map(name -> name.substring(0, name.length() - ".csv.gz".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** t_s,hr_bpm,power_w,cadence,speed_mps,... */
    private static TelemetrySample sample(long seq, String[] cells) {
        var sample = TelemetrySample.newBuilder()
                .setSeq(seq)
                .setTimeMs(1_740_981_600_000L + Math.round(Double.parseDouble(cells[0]) * 1000));
        if (!cells[1].isEmpty()) {
            sample.setHeartRateBpm((int) Math.round(Double.parseDouble(cells[1])));
        }
        if (!cells[2].isEmpty()) {
            sample.setPowerW(Float.parseFloat(cells[2]));
        }
        if (!cells[3].isEmpty()) {
            sample.setCadenceRpm(Float.parseFloat(cells[3]));
        }
        if (!cells[4].isEmpty()) {
            sample.setSpeedMps(Float.parseFloat(cells[4]));
        }
        return sample.build();
    }
}
