package io.fitconnect.recording;

import io.fitconnect.proto.ingest.v1.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A recorded workout, whatever file it came from.
 *
 * @param start when the first sample was recorded; empty: the file has relative times only
 * @param samples in the file's order, seq from 1, {@code timeMs} counted from the first sample
 * @param problems what was wrong with the file, for people
 * @param damaged whether its checksum says that these are not the samples that were recorded
 */
public record Recording(Optional<Instant> start, List<Sample> samples, List<String> problems, boolean damaged) {

    public Recording {
        samples = List.copyOf(samples);
        problems = List.copyOf(problems);
    }

    public Recording(Optional<Instant> start, List<Sample> samples, List<String> problems) {
        this(start, samples, problems, false);
    }

    /** From the first sample to the newest. */
    public Duration duration() {
        return Duration.ofMillis(
                samples.stream().mapToLong(Sample::getTimeMs).max().orElse(0));
    }
}
