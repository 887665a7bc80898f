package io.fitconnect.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.ingest.v1.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void anEmptyCellIsNoReading() throws IOException {
        Recording csv = read("a.csv", "t_s,hr_bpm,power_w,altitude_m\n0.0,74,0,12\n1.5,,210.4,\n1.5,80,,\n");
        assertEquals(Optional.empty(), csv.start());
        assertEquals(Duration.ofMillis(1500), csv.duration());
        Sample second = csv.samples().get(1);
        assertFalse(second.hasHeartRateBpm());
        assertEquals(210.4f, second.getPowerW());
        assertEquals(
                List.of(1L, 2L, 3L), csv.samples().stream().map(Sample::getSeq).toList());
    }

    @Test
    void zeroIsAReading() throws IOException {
        Sample first = read("a.csv", "t_s,hr_bpm,power_w\n0,0,0\n").samples().getFirst();
        assertTrue(first.hasHeartRateBpm() && first.hasPowerW());
    }

    @Test
    void tcxPointsCarryTheirExtensions() throws IOException {
        Recording tcx = read("a.tcx", """
                <?xml version="1.0"?>
                <TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
                    xmlns:ns3="http://www.garmin.com/xmlschemas/ActivityExtension/v2">
                  <Activities><Activity Sport="Biking"><Lap><Track>
                    <Trackpoint><Time>2024-05-01T10:00:00Z</Time><DistanceMeters>0.0</DistanceMeters>
                      <HeartRateBpm><Value>101</Value></HeartRateBpm><Cadence>88</Cadence>
                      <Extensions><ns3:TPX><ns3:Speed>7.5</ns3:Speed><ns3:Watts>180</ns3:Watts></ns3:TPX></Extensions>
                    </Trackpoint>
                    <Trackpoint><Time>2024-05-01T12:00:02.500+02:00</Time>
                      <Extensions><ns3:TPX><ns3:RunCadence>81</ns3:RunCadence></ns3:TPX></Extensions></Trackpoint>
                  </Track></Lap></Activity></Activities>
                </TrainingCenterDatabase>
                """);
        assertEquals(Optional.of(Instant.parse("2024-05-01T10:00:00Z")), tcx.start());
        assertEquals(
                Sample.newBuilder()
                        .setSeq(1)
                        .setHeartRateBpm(101)
                        .setCadenceRpm(88)
                        .setSpeedMps(7.5f)
                        .setPowerW(180)
                        .setDistanceM(0)
                        .build(),
                tcx.samples().getFirst());
        assertEquals(
                Sample.newBuilder().setSeq(2).setTimeMs(2500).setCadenceRpm(81).build(),
                tcx.samples().get(1));
    }

    @Test
    void gpxDistanceComesFromPositionsThatGoNoFurther() throws IOException {
        Recording gpx = read("a.gpx", """
                <gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1" xmlns:t="urn:x"><trk><trkseg>
                  <trkpt lat="0" lon="0"><time>2024-05-01T10:00:00Z</time>
                    <extensions><power>150</power><t:TrackPointExtension><t:hr>90</t:hr><t:cad>70</t:cad>
                    </t:TrackPointExtension></extensions></trkpt>
                  <trkpt lat="0" lon="0.001"><time>2024-05-01T10:00:10Z</time></trkpt>
                </trkseg></trk></gpx>
                """);
        Sample first = gpx.samples().getFirst();
        assertEquals(90, first.getHeartRateBpm());
        assertEquals(70, first.getCadenceRpm());
        assertEquals(150, first.getPowerW());
        // A thousandth of a degree on the equator of the mean sphere.
        assertEquals(111.195, gpx.samples().get(1).getDistanceM(), 0.01);
    }

    @Test
    void aDocumentTypeIsNotFollowed() {
        assertThrows(IllegalArgumentException.class, () -> read("a.gpx", """
                <!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/hostname">]>
                <gpx><trk><trkseg><trkpt lat="0" lon="0"><time>&x;</time></trkpt></trkseg></trk></gpx>
                """));
    }

    @Test
    void aFileWithoutSamplesSaysSo() {
        assertThrows(IllegalArgumentException.class, () -> read("a.csv", "t_s,hr_bpm\n"));
        assertThrows(IllegalArgumentException.class, () -> read("a.csv", "seconds,hr\n1,2\n"));
        assertThrows(IllegalArgumentException.class, () -> read("a.txt", "hello"));
    }

    private Recording read(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
        return Recordings.read(file);
    }
}
