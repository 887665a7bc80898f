package io.fitconnect.training.heartrate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenSessionsTest {
    private final OpenSessions open = new OpenSessions(2);

    @Test
    void aSessionIsLearntWhenItEndsOrWasSilentForTenMinutes() {
        assertEquals(List.of(), over(batch("a", 0)));
        assertEquals(List.of(), over(batch("b", 1_000)));
        assertEquals(List.of("b"), over(batch("b", 2_000).setEnd(true)));
        assertEquals(List.of("a"), over(batch("c", 600_001)));
        assertEquals(1, open.size());
    }

    @Test
    void ofTooManyTheOneSilentLongestGoesFirst() {
        over(batch("a", 0));
        over(batch("b", 1));
        over(batch("a", 2));
        assertEquals(List.of("b"), over(batch("c", 3)));
    }

    @Test
    void stepsAreMeansWhateverTheOrderAndOnlyAnInputThatGoesWithTheHeartCounts() {
        Steps steps = new Steps();
        steps.add(sample(0).setHeartRateBpm(100).setPowerW(100).build());
        steps.add(sample(15).setHeartRateBpm(120).setPowerW(200).build());
        steps.add(sample(5).setHeartRateBpm(110).setPowerW(300).build());
        steps.add(sample(6).setHeartRateBpm(250).build());
        steps.add(sample(7).setHeartRateBpm(150).setSkinContact(false).build());

        assertEquals(Optional.of(Input.POWER), steps.input());
        assertEquals(List.of(105.0, 120.0), List.of(steps.heartRate()[0], steps.heartRate()[1]));
        assertEquals(200, steps.values(Input.POWER)[0]);

        steps.add(sample(25).setHeartRateBpm(120).setCadenceRpm(90).build());
        assertEquals(Optional.empty(), steps.input());
    }

    private static TelemetrySample.Builder sample(long second) {
        return TelemetrySample.newBuilder().setTimeMs(1_000_000 + second * 1000);
    }

    private static SampleBatch.Builder batch(String athlete, long receivedMs) {
        return SampleBatch.newBuilder().setAthleteId(athlete).setSessionId("S").setReceivedMs(receivedMs);
    }

    private List<String> over(SampleBatch.Builder batch) {
        return open.take(batch.build()).stream()
                .map(it -> it.session().athleteId())
                .toList();
    }
}
