package io.fitconnect.streams.quality;

import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
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
import org.junit.jupiter.api.Assumptions;

/** The real workouts beside the project: 1 Hz records as the edge would send them. Skips a test when they are absent. */
public final class Recordings {
    /** Monday 2025-03-03 06:00 UTC: when every recording is said to start. */
    public static final long START_MS = 1_740_981_600_000L;

    private static final Path FOLDER = Path.of(System.getProperty("fitconnect.root", "../.."), "../shared/data");

    private Recordings() {}

    /** Names of all recordings, sorted. */
    public static List<String> names() {
        try (var files = Files.list(file("workouts"))) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".csv.gz"))
                    .map(name -> name.substring(0, name.length() - ".csv.gz".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the recordings that have reference metrics. */
    public static List<String> referenced() {
        return List.copyOf(references().keySet());
    }

    /** The row of reference-metrics.csv for each recording. */
    public static Map<String, Map<String, String>> references() {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        try {
            List<String> lines = Files.readAllLines(file("workouts/reference-metrics.csv"));
            String[] header = lines.getFirst().split(",", -1);
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < header.length; i++) {
                    row.put(header[i], cells[i]);
                }
                rows.put(cells[0], row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    public static List<Sample> samples(String name) {
        return telemetry(name).stream().map(Sample::of).toList();
    }

    public static List<TelemetrySample> telemetry(String name) {
        List<TelemetrySample> samples = new ArrayList<>();
        try (var in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file("workouts/" + name + ".csv.gz"))),
                StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                samples.add(sample(samples.size() + 1, line.split(",", -1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return samples;
    }

    private static TelemetrySample sample(long seq, String[] cells) {
        var sample = TelemetrySample.newBuilder()
                .setSeq(seq)
                .setTimeMs(START_MS + Math.round(Double.parseDouble(cells[0]) * 1000));
        if (!cells[1].isEmpty()) {
            sample.setHeartRateBpm((int) Double.parseDouble(cells[1]));
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
        if (!cells[5].isEmpty()) {
            sample.setDistanceM(Double.parseDouble(cells[5]));
        }
        return sample.build();
    }

    private static Path file(String name) {
        Path path = FOLDER.resolve(name);
        Assumptions.assumeTrue(Files.exists(path), "no recordings at " + path.toAbsolutePath());
        return path;
    }
}
