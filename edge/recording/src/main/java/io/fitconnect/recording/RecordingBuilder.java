package io.fitconnect.recording;

import io.fitconnect.proto.ingest.v1.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects samples with absolute or relative times and numbers them. */
final class RecordingBuilder {
    /** Almost three days of a sample a second: what is longer is no workout, and would fill the memory. */
    private static final int MOST = 250_000;

    private final List<Sample.Builder> samples = new ArrayList<>();

    /** A new sample at a time in ms; fill in its channels. */
    Sample.Builder at(long timeMs) {
        if (samples.size() == MOST) {
            throw new RecordingException(RecordingException.Reason.TOO_LONG, "more than " + MOST + " samples in it");
        }
        Sample.Builder sample = Sample.newBuilder().setSeq(samples.size() + 1L).setTimeMs(timeMs);
        samples.add(sample);
        return sample;
    }

    boolean isEmpty() {
        return samples.isEmpty();
    }

    /** @param absolute times count from 1970, else from anywhere */
    Recording build(boolean absolute, List<String> problems) {
        if (samples.isEmpty()) {
            throw new RecordingException(RecordingException.Reason.EMPTY, "no samples with a time in it");
        }
        long first = samples.stream().mapToLong(Sample.Builder::getTimeMs).min().orElseThrow();
        List<Sample> relative = samples.stream()
                .map(sample -> sample.setTimeMs(sample.getTimeMs() - first).build())
                .toList();
        return new Recording(
                absolute ? Optional.of(Instant.ofEpochMilli(first)) : Optional.empty(), relative, problems);
    }
}
