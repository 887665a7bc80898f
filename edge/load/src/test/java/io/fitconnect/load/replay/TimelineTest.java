package io.fitconnect.load.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.recording.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant START = Instant.ofEpochMilli(1_700_000_000_000L);
    private static final Faults FAULTS = new Faults(0.05, Duration.ofSeconds(60), 0.01, true, 7);

    @Test
    void withoutFaultsItIsTheRecording() {
        List<Timeline.Sending> sendings = Timeline.of(recording(100), START, Faults.NONE);
        assertEquals(100, sendings.size());
        for (int i = 0; i < 100; i++) {
            assertEquals(i + 1, sendings.get(i).sample().getSeq());
            assertEquals(i * 1000L, sendings.get(i).dueMs());
            assertEquals(
                    START.toEpochMilli() + i * 1000L, sendings.get(i).sample().getTimeMs());
        }
    }

    @Test
    void faultsLoseNothingAndChangeNoSample() {
        List<Timeline.Sending> clean = Timeline.of(recording(5_000), START, Faults.NONE);
        List<Timeline.Sending> faulty = Timeline.of(recording(5_000), START, FAULTS);
        TreeSet<Long> seqs = new TreeSet<>();
        faulty.forEach(sending -> {
            seqs.add(sending.sample().getSeq());
            assertEquals(clean.get((int) sending.sample().getSeq() - 1).sample(), sending.sample());
        });
        assertEquals(5_000, seqs.size());
        assertEquals(50, faulty.size() - 5_000, 30); // 1 % twice
    }

    @Test
    void nothingIsSentBeforeItHappenedOrTooLate() {
        for (Timeline.Sending sending : Timeline.of(recording(5_000), START, FAULTS)) {
            long delayMs =
                    START.toEpochMilli() + sending.dueMs() - sending.sample().getTimeMs();
            assertTrue(delayMs >= 0 && delayMs <= 80_000, () -> "delay of " + delayMs);
        }
    }

    @Test
    void theSeedRepeatsTheFaults() {
        Recording recording = recording(500);
        assertEquals(Timeline.of(recording, START, FAULTS), Timeline.of(recording, START, FAULTS));
        Faults others = new Faults(0.05, Duration.ofSeconds(60), 0.01, true, 8);
        assertNotEquals(Timeline.of(recording, START, FAULTS), Timeline.of(recording, START, others));
    }

    private static Recording recording(int seconds) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            samples.add(Sample.newBuilder()
                    .setSeq(i + 1L)
                    .setTimeMs(i * 1000L)
                    .setHeartRateBpm(120)
                    .build());
        }
        return new Recording(Optional.empty(), samples, List.of());
    }
}
