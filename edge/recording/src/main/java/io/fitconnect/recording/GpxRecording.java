package io.fitconnect.recording;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.OptionalDouble;

/**
 * GPX 1.1: track points with the track-point extension's hr and cad, and power in its usual spellings. Positions are
 * only used for the distance between them and go no further.
 */
final class GpxRecording {
    /** Mean radius of the Earth in m (IUGG). */
    private static final double EARTH_RADIUS_M = 6_371_008.8;

    private final RecordingBuilder recording = new RecordingBuilder();
    private final Problems problems = new Problems();
    private double distanceM;
    private double latitude = Double.NaN;
    private double longitude = Double.NaN;

    private GpxRecording() {}

    static Recording parse(byte[] xml) {
        GpxRecording gpx = new GpxRecording();
        XmlTrack.forEach(xml, "trkpt", gpx::add);
        return gpx.recording.build(true, gpx.problems.toList());
    }

    private void add(XmlTrack.Point point) {
        long timeMs;
        try {
            timeMs = OffsetDateTime.parse(point.text("time")).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            problems.add("a track point without a readable time was skipped");
            return;
        }
        Channels channels = new Channels(recording.at(timeMs));
        channels.heartRate(point.number("hr", "heartrate"));
        channels.cadence(point.number("cad", "cadence"));
        channels.power(point.number("power", "watts", "powerinwatts"));
        channels.speed(point.number("speed"));
        channels.distance(moved(point.number("@lat"), point.number("@lon")));
    }

    /** Meters since the first position. */
    private OptionalDouble moved(OptionalDouble lat, OptionalDouble lon) {
        if (lat.isEmpty() || lon.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (!Double.isNaN(latitude)) {
            distanceM += haversineM(latitude, longitude, lat.getAsDouble(), lon.getAsDouble());
        }
        latitude = lat.getAsDouble();
        longitude = lon.getAsDouble();
        return OptionalDouble.of(distanceM);
    }

    /** Great-circle distance in m by the haversine formula; angles in degrees. */
    private static double haversineM(double lat1, double lon1, double lat2, double lon2) {
        double sinLat = Math.sin(Math.toRadians(lat2 - lat1) / 2);
        double sinLon = Math.sin(Math.toRadians(lon2 - lon1) / 2);
        double h = sinLat * sinLat + Math.cos(Math.toRadians(lat1)) * Math.cos(Math.toRadians(lat2)) * sinLon * sinLon;
        return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
    }
}
