package io.fitconnect.recording;

import io.fitconnect.proto.ingest.v1.Sample;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Comma-separated recordings: a header line, then a row a sample. {@code t_s} (seconds from any start) is needed;
 * {@code hr_bpm, power_w, cadence, speed_mps, distance_m, reps, energy_kcal} are read where they stand, other columns
 * are ignored. An empty cell says that the sensor gave nothing.
 */
final class CsvRecording {
    private final Map<String, Integer> columns = new HashMap<>();

    private CsvRecording(String header) {
        String[] names = header.replace("\uFEFF", "").split(",", -1);
        for (int i = 0; i < names.length; i++) {
            columns.put(names[i].trim().toLowerCase(Locale.ROOT), i);
        }
        if (!columns.containsKey("t_s")) {
            throw new RecordingException(
                    RecordingException.Reason.UNREADABLE, "no column t_s (seconds) in the first line");
        }
    }

    static Recording parse(byte[] bytes) {
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty()) {
            throw new RecordingException(RecordingException.Reason.EMPTY, "empty file");
        }
        CsvRecording csv = new CsvRecording(lines.getFirst());
        RecordingBuilder recording = new RecordingBuilder();
        Problems problems = new Problems();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank() && !csv.row(lines.get(i).split(",", -1), recording)) {
                problems.add("line " + (i + 1) + " has no readable t_s and was skipped");
            }
        }
        return recording.build(false, problems.toList());
    }

    private boolean row(String[] cells, RecordingBuilder recording) {
        OptionalDouble seconds = number(cells, "t_s");
        if (seconds.isEmpty()) {
            return false;
        }
        Sample.Builder sample = recording.at(Math.round(seconds.getAsDouble() * 1000));
        Channels channels = new Channels(sample);
        channels.heartRate(number(cells, "hr_bpm"));
        channels.power(number(cells, "power_w"));
        channels.cadence(number(cells, "cadence"));
        channels.speed(number(cells, "speed_mps"));
        channels.distance(number(cells, "distance_m"));
        channels.reps(number(cells, "reps"));
        channels.energy(number(cells, "energy_kcal"));
        return true;
    }

    private OptionalDouble number(String[] cells, String column) {
        Integer index = columns.get(column);
        return index == null || index >= cells.length ? OptionalDouble.empty() : Channels.number(cells[index]);
    }
}
