package io.fitconnect.load.recording;

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
 */
public record Recording(Optional<Instant> start, List<Sample> samples, List<String> problems) {

    public Recording {
        samples = List.copyOf(samples);
        problems = List.copyOf(problems);
    }

    /** From the first sample to the newest. */
    public Duration duration() {
        return Duration.ofMillis(
                samples.stream().mapToLong(Sample::getTimeMs).max().orElse(0));
    }
}
