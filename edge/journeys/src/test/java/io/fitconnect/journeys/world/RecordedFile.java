package io.fitconnect.journeys.world;

import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.recording.Recording;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A recording as the file that a watch would have kept, begun at another time. */
public final class RecordedFile {
    private static final long FIT_EPOCH_SECONDS = 631_065_600L;
    private static final int HEADER = 14;
    /** Message record (20), little-endian: timestamp, heart rate, cadence, power. */
    private static final byte[] DEFINITION = {
        0x40, 0, 0, 20, 0, 4, (byte) 253, 4, (byte) 0x86, 3, 1, 2, 4, 1, 2, 7, 2, (byte) 0x84
    };

    private static final int RECORD = 9;

    private RecordedFile() {}

    /** Heart rate, cadence and power as .fit. */
    public static byte[] fit(Recording recording, Instant start) {
        int dataBytes = DEFINITION.length + RECORD * recording.samples().size();
        ByteBuffer file = ByteBuffer.allocate(HEADER + dataBytes + 2).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) HEADER).put((byte) 0x20).putShort((short) 2195).putInt(dataBytes);
        file.put(".FIT".getBytes(StandardCharsets.US_ASCII));
        file.putShort((short) 0); // the header's checksum may be left out
        file.put(DEFINITION);
        for (Sample sample : recording.samples()) {
            long second = start.getEpochSecond() + sample.getTimeMs() / 1000 - FIT_EPOCH_SECONDS;
            file.put((byte) 0).putInt((int) second);
            file.put((byte) (sample.hasHeartRateBpm() ? sample.getHeartRateBpm() : 0xFF));
            file.put((byte) (sample.hasCadenceRpm() ? sample.getCadenceRpm() : 0xFF));
            file.putShort((short) (sample.hasPowerW() ? sample.getPowerW() : 0xFFFF));
        }
        return file.putShort((short) crc(file.array(), HEADER + dataBytes)).array();
    }

    /** Heart rate, cadence and power as .tcx. */
    public static byte[] tcx(Recording recording, Instant start) {
        StringBuilder points = new StringBuilder();
        for (Sample sample : recording.samples()) {
            points.append("<Trackpoint><Time>")
                    .append(start.plusMillis(sample.getTimeMs()))
                    .append("</Time>");
            if (sample.hasHeartRateBpm()) {
                points.append("<HeartRateBpm><Value>")
                        .append(sample.getHeartRateBpm())
                        .append("</Value></HeartRateBpm>");
            }
            if (sample.hasCadenceRpm()) {
                points.append("<Cadence>").append(sample.getCadenceRpm()).append("</Cadence>");
            }
            if (sample.hasPowerW()) {
                points.append("<Extensions><TPX><Watts>")
                        .append(sample.getPowerW())
                        .append("</Watts></TPX></Extensions>");
            }
            points.append("</Trackpoint>");
        }
        return ("<TrainingCenterDatabase><Activities><Activity><Lap><Track>" + points
                        + "</Track></Lap></Activity></Activities></TrainingCenterDatabase>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Heart rate, cadence and power as .gpx, on the spot. */
    public static byte[] gpx(Recording recording, Instant start) {
        StringBuilder points = new StringBuilder();
        for (Sample sample : recording.samples()) {
            points.append("<trkpt lat=\"0\" lon=\"0\"><time>")
                    .append(start.plusMillis(sample.getTimeMs()))
                    .append("</time><extensions>");
            if (sample.hasPowerW()) {
                points.append("<power>").append(sample.getPowerW()).append("</power>");
            }
            points.append("<TrackPointExtension>");
            if (sample.hasHeartRateBpm()) {
                points.append("<hr>").append(sample.getHeartRateBpm()).append("</hr>");
            }
            if (sample.hasCadenceRpm()) {
                points.append("<cad>").append(sample.getCadenceRpm()).append("</cad>");
            }
            points.append("</TrackPointExtension></extensions></trkpt>");
        }
        return ("<gpx><trk><trkseg>" + points + "</trkseg></trk></gpx>").getBytes(StandardCharsets.UTF_8);
    }

    /** CRC-16/ARC. */
    private static int crc(byte[] bytes, int to) {
        int crc = 0;
        for (int i = 0; i < to; i++) {
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? (crc >>> 1) ^ 0xA001 : crc >>> 1;
            }
        }
        return crc;
    }
}
