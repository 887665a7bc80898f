package io.fitconnect.load.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.recording.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void atRecordedSpeedItStartsNow() {
        assertEquals(NOW, Placement.of(relative(3600), NOW, 1, false, false).start());
    }

    @Test
    void fasterItEndsWhenTheLastSampleIsSent() {
        Instant start = Placement.of(relative(3600), NOW, 60, false, false).start();
        assertEquals(NOW.plusSeconds(60), start.plusSeconds(3600));
    }

    @Property
    void noSampleIsEverFromTheFuture(
            @ForAll @IntRange(min = 1, max = 20_000) int seconds,
            @ForAll @DoubleRange(min = 1, max = 60) double speed,
            @ForAll @DoubleRange(min = 0, max = 1) double progress) {
        Instant start =
                Placement.of(relative(seconds), NOW, speed, false, false).start();
        long offsetMs = (long) (seconds * 1000L * progress);
        Instant sent = NOW.plusMillis((long) (offsetMs / speed));
        assertTrue(!start.plusMillis(offsetMs).isAfter(sent.plusMillis(2)));
    }

    @Test
    void aRecentRecordingKeepsItsTimes() {
        Instant yesterday = NOW.minus(Duration.ofDays(1));
        assertEquals(
                yesterday,
                Placement.of(recorded(yesterday), NOW, 10, false, false).start());
        assertNotEquals(
                yesterday,
                Placement.of(recorded(yesterday), NOW, 10, true, false).start());
    }

    @Test
    void anOldRecordingIsMovedAndSaysSo() {
        Instant old = NOW.minus(Duration.ofDays(400));
        Placement moved = Placement.of(recorded(old), NOW, 1, false, false);
        assertEquals(NOW, moved.start());
        assertTrue(moved.note().contains("over 30 days old"), moved::note);
        assertEquals(old, Placement.of(recorded(old), NOW, 1, false, true).start());
    }

    private static Recording relative(int seconds) {
        return recording(Optional.empty(), seconds);
    }

    private static Recording recorded(Instant start) {
        return recording(Optional.of(start), 3600);
    }

    private static Recording recording(Optional<Instant> start, int seconds) {
        return new Recording(
                start,
                List.of(
                        Sample.newBuilder().setSeq(1).build(),
                        Sample.newBuilder().setSeq(2).setTimeMs(seconds * 1000L).build()),
                List.of());
    }
}
