package io.fitconnect.imports;

import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.recording.Format;
import io.fitconnect.recording.Recording;
import io.fitconnect.recording.RecordingException;
import io.fitconnect.recording.Recordings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is sent of a file: samples in the order of time, seq from 1, nothing else. Names, weights and positions in the
 * file are not even read.
 */
record Workout(List<Sample> samples, List<String> problems) {

    /**
     * Reads a file, or refuses it.
     *
     * @param startedAt for files that tell relative times only
     */
    static Workout read(Format format, byte[] content, Optional<Instant> startedAt) {
        Recording recording = parse(format, content);
        if (recording.damaged()) {
            throw new RefusedException(ProblemCode.IMPORT_DAMAGED, String.join("; ", recording.problems()));
        }
        if (recording.samples().stream().noneMatch(Workout::saysSomething)) {
            throw new RefusedException(
                    ProblemCode.IMPORT_EMPTY, "There is no heart rate, power, cadence, speed or distance in it.");
        }
        return new Workout(placed(recording, start(recording, startedAt).toEpochMilli()), recording.problems());
    }

    private static Recording parse(Format format, byte[] content) {
        try {
            return Recordings.parse(format, content);
        } catch (RecordingException e) {
            throw refusal(e);
        }
    }

    static RefusedException refusal(RecordingException e) {
        ProblemCode code =
                switch (e.reason()) {
                    case UNREADABLE -> ProblemCode.IMPORT_DAMAGED;
                    case EMPTY -> ProblemCode.IMPORT_EMPTY;
                    case TOO_LONG -> ProblemCode.REQUEST_TOO_LARGE;
                };
        return new RefusedException(code, String.valueOf(e.getMessage()));
    }

    private static Instant start(Recording recording, Optional<Instant> startedAt) {
        if (recording.start().isPresent() && startedAt.isPresent()) {
            throw new RefusedException(Refusal.invalid(
                    "startedAt", "value.not-allowed", "is for files without times of day, and this one has them"));
        }
        return recording
                .start()
                .or(() -> startedAt)
                .orElseThrow(() -> new RefusedException(Refusal.invalid(
                        "startedAt", "value.missing", "must say when the recording began: the file does not")));
    }

    /** Stable: samples of one time stay in the file's order. */
    private static List<Sample> placed(Recording recording, long startMs) {
        List<Sample> inTime = new ArrayList<>(recording.samples());
        inTime.sort(Comparator.comparingLong(Sample::getTimeMs));
        List<Sample> placed = new ArrayList<>(inTime.size());
        for (Sample sample : inTime) {
            placed.add(sample.toBuilder()
                    .setSeq(placed.size() + 1L)
                    .setTimeMs(startMs + sample.getTimeMs())
                    .build());
        }
        return List.copyOf(placed);
    }

    private static boolean saysSomething(Sample sample) {
        return sample.hasHeartRateBpm()
                || sample.hasPowerW()
                || sample.hasCadenceRpm()
                || sample.hasSpeedMps()
                || sample.hasDistanceM()
                || sample.hasReps()
                || sample.hasEnergyKcal()
                || sample.getRrMsCount() > 0;
    }

    /** Refuses what the ingest edge would refuse sample by sample. */
    void requireYoungerThan(Duration maxAge, Instant now) {
        if (endMs() < now.minus(maxAge).toEpochMilli()) {
            throw new RefusedException(
                    ProblemCode.IMPORT_TOO_OLD,
                    "It ended " + Instant.ofEpochMilli(endMs()) + ", and samples are taken for " + maxAge.toDays()
                            + " days.");
        }
    }

    /** ms since 1970 of the first sample. */
    long startMs() {
        return samples.getFirst().getTimeMs();
    }

    /** ms since 1970 of the last sample. */
    long endMs() {
        return samples.getLast().getTimeMs();
    }
}
