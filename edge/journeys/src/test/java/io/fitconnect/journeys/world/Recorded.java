package io.fitconnect.journeys.world;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fitconnect.load.ingest.IngestClient;
import io.fitconnect.load.replay.Faults;
import io.fitconnect.load.replay.Replay;
import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.recording.Recording;
import io.fitconnect.recording.Recordings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The recorded workouts and what an independent program computed from them. */
public record Recorded(String name, Recording recording, Map<String, String> reference) {

    public static Path folder() {
        return root().resolve("../shared/data/workouts").normalize();
    }

    public static Path root() {
        return Path.of(System.getProperty("fitconnect.root", "../..")).toAbsolutePath();
    }

    /** Skips the test where they are not. */
    public static void assumeAvailable() {
        assumeTrue(
                Files.exists(folder().resolve("reference-metrics.csv")),
                "the recordings of ../shared/data are not here");
    }

    /** Those with reference values. */
    public static List<Recorded> all() {
        try {
            List<String> lines = Files.readAllLines(folder().resolve("reference-metrics.csv"));
            String[] head = lines.getFirst().split(",", -1);
            List<Recorded> all = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                Map<String, String> reference = new HashMap<>();
                for (int i = 0; i < head.length; i++) {
                    reference.put(head[i], cells[i]);
                }
                all.add(new Recorded(cells[0], read(cells[0]), reference));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Recorded named(String name) {
        return new Recorded(name, read(name), Map.of());
    }

    private static Recording read(String name) {
        try {
            return Recordings.read(folder().resolve(name + ".csv.gz"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first samples only. */
    public Recorded first(int samples) {
        List<Sample> some = recording
                .samples()
                .subList(0, Math.min(samples, recording.samples().size()));
        return new Recorded(name, new Recording(recording.start(), some, List.of()), reference);
    }

    /** One of so many equal parts, counted from 1, at its place in the whole. */
    public Part part(int number, int of) {
        int size = recording.samples().size();
        List<Sample> some = recording.samples().subList((number - 1) * size / of, number * size / of);
        return new Part(some, some.getFirst().getTimeMs());
    }

    /** A stretch of a recording; the times of its samples count from the whole's first. */
    public record Part(List<Sample> samples, long offsetMs) {

        /** @param start device time of the whole's first sample */
        public void replay(Instant start, double speed, IngestClient device) throws InterruptedException {
            List<Sample> own = samples.stream()
                    .map(sample -> sample.toBuilder()
                            .setTimeMs(sample.getTimeMs() - offsetMs)
                            .build())
                    .toList();
            Recording part = new Recording(Optional.empty(), own, List.of());
            new Replay(part, start.plusMillis(offsetMs), speed, Faults.NONE).send(device);
        }
    }

    /** Everything at once, as if it had ended a second ago. */
    public void sendAtOnce(IngestClient device) throws InterruptedException {
        send(device, Double.POSITIVE_INFINITY);
    }

    /** The same in order of its times, so many times as fast as it was recorded. */
    public void send(IngestClient device, double speed) throws InterruptedException {
        Instant start = Instant.now().minus(recording.duration()).minusSeconds(1);
        new Replay(recording, start, speed, Faults.NONE).send(device);
    }

    public double value(String column) {
        return Double.parseDouble(reference.get(column));
    }

    public boolean has(String column) {
        return !reference.getOrDefault(column, "").isEmpty();
    }
}
