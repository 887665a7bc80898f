package io.fitconnect.imports;

import io.fitconnect.recording.Format;
import java.util.List;
import java.util.UUID;

/**
 * What became of a file.
 *
 * @param sessionId the workout's, the same whenever this athlete sends this file
 * @param format fit, tcx, gpx or csv
 * @param samples in the file
 * @param known of them, those that had been taken (or refused) before
 * @param accepted of them, those that were taken now
 * @param refused of them, those that were not, by reason
 * @param problems what was wrong with the file, for people
 * @param startMs time of the first sample, ms since 1970
 * @param endMs time of the last sample, ms since 1970
 * @param workout where its figures are, in a moment
 */
public record ImportView(
        String sessionId,
        String format,
        long samples,
        long known,
        long accepted,
        List<RefusedSamples> refused,
        List<String> problems,
        long startMs,
        long endMs,
        String workout) {

    static ImportView of(UUID session, Format format, Workout workout, Outcome outcome) {
        long samples = workout.samples().size();
        return new ImportView(
                session.toString(),
                format.extension(),
                samples,
                outcome.known(),
                samples - outcome.known() - outcome.refusedCount(),
                outcome.refused(),
                workout.problems(),
                workout.startMs(),
                workout.endMs(),
                "/api/v1/workouts/" + session);
    }

    boolean isNew() {
        return known < samples;
    }
}
