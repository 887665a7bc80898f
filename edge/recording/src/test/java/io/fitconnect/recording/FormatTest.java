package io.fitconnect.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormatTest {

    @Test
    void aFileIsKnownByWhatItHolds() {
        assertEquals(Optional.of(Format.FIT), of("\u000e\u0020\u0093\u0008\u0001\u0000\u0000\u0000.FIT"));
        assertEquals(Optional.of(Format.TCX), of("<?xml version=\"1.0\"?>\n<TrainingCenterDatabase xmlns=\"x\">"));
        assertEquals(Optional.of(Format.GPX), of("<?xml version=\"1.0\"?><!-- a ride --><gpx version=\"1.1\">"));
        assertEquals(Optional.of(Format.CSV), of("hr_bpm, t_s\n90,0\n"));
        assertEquals(Optional.empty(), of("hello"));
        assertEquals(Optional.empty(), of(""));
    }

    @Test
    void namesAreOfAnyCase() {
        assertEquals(Optional.of(Format.FIT), Format.named("FIT"));
        assertEquals(Optional.empty(), Format.named("zip"));
    }

    private static Optional<Format> of(String head) {
        return Format.of(head.getBytes(StandardCharsets.ISO_8859_1));
    }
}
