package io.fitconnect.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.recording.RecordingException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Files that somebody made to hurt: each is refused, and takes neither the memory nor the stack with it. */
class HostileFilesTest {

    @Test
    void entitiesThatGrowWithoutEnd() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE gpx [<!ENTITY a \"ha\">");
        for (char name = 'b'; name <= 'z'; name++) {
            laughs.append("<!ENTITY ")
                    .append(name)
                    .append(" \"")
                    .append(("&" + (char) (name - 1) + ";").repeat(10))
                    .append("\">");
        }
        laughs.append("]><gpx><trk><trkseg><trkpt><time>&z;</time></trkpt></trkseg></trk></gpx>");
        assertEquals(Reason.UNREADABLE, reason(Format.GPX, laughs.toString()));
    }

    @Test
    void aFileOfOursAsAnEntity() {
        assertEquals(Reason.UNREADABLE, reason(Format.TCX, """
                <!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/hostname">]>
                <t><Trackpoint><Time>&x;</Time></Trackpoint></t>
                """));
    }

    @Test
    void elementsWithinElementsWithoutEnd() {
        assertEquals(Reason.UNREADABLE, reason(Format.GPX, "<gpx><trkpt>" + "<a>".repeat(100_000)));
    }

    @Test
    void moreSamplesThanAnybodyRecords() {
        assertEquals(Reason.TOO_LONG, reason(Format.CSV, "t_s\n" + "1\n".repeat(250_001)));
    }

    @Test
    void aFileThatUnpacksWithoutEnd() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(new byte[10_000_000]);
        }
        RecordingException refused =
                assertThrows(RecordingException.class, () -> Gzip.unpacked(packed.toByteArray(), 1_000_000));
        assertEquals(Reason.TOO_LONG, refused.reason());
    }

    @Test
    void aProblemOnEveryLineIsToldAFewTimes() {
        Recording csv =
                Recordings.parse(Format.CSV, ("t_s\n1\n" + "x\n".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
        assertEquals(21, csv.problems().size());
        assertTrue(csv.problems().getLast().contains("99980"), csv.problems()::toString);
    }

    private static Reason reason(Format format, String file) {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        return assertThrows(RecordingException.class, () -> Recordings.parse(format, bytes))
                .reason();
    }
}
