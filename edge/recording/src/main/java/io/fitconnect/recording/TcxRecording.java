package io.fitconnect.recording;

import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Garmin Training Center XML, version 2: track points with heart rate, cadence, distance, speed and watts. */
final class TcxRecording {
    private TcxRecording() {}

    static Recording parse(byte[] xml) {
        RecordingBuilder recording = new RecordingBuilder();
        Problems problems = new Problems();
        XmlTrack.forEach(xml, "Trackpoint", point -> {
            try {
                long timeMs =
                        OffsetDateTime.parse(point.text("time")).toInstant().toEpochMilli();
                read(point, new Channels(recording.at(timeMs)));
            } catch (DateTimeException e) {
                problems.add("a track point without a readable time was skipped");
            }
        });
        return recording.build(true, problems.toList());
    }

    private static void read(XmlTrack.Point point, Channels channels) {
        channels.heartRate(point.number("heartratebpm/value"));
        channels.cadence(point.number("cadence", "runcadence"));
        channels.distance(point.number("distancemeters"));
        channels.speed(point.number("speed"));
        channels.power(point.number("watts"));
    }
}
