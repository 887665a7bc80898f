package io.fitconnect.streams.effort;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fitconnect.streams.quality.Recordings;
import io.fitconnect.streams.quality.Sample;
import io.fitconnect.streams.quality.Timeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Figures are bit for bit the same whatever order a real recording arrives in. */
class AnyOrderTest {
    @TestFactory
    Stream<DynamicTest> lateSamplesChangeNothing() {
        return Recordings.names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    List<Sample> samples = Recordings.samples(name);
                    Random random = new Random(name.hashCode());
                    Timeline<Session> timeline = new Timeline<>(new Session(Session.REFERENCE));
                    for (Sample sample : late(samples, random)) {
                        timeline.offer(sample);
                        if (random.nextInt(50) == 0) {
                            timeline.head();
                        }
                    }
                    assertEquals(Session.figures(samples), timeline.head().figures());
                }));
    }

    @TestFactory
    Stream<DynamicTest> whollyShuffledArrivalsRebuildToTheSame() {
        return Recordings.names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    List<Sample> samples = Recordings.samples(name);
                    List<Sample> shuffled = new ArrayList<>(samples);
                    shuffled.addAll(samples.subList(0, samples.size() / 10));
                    Collections.shuffle(shuffled, new Random(name.hashCode()));
                    Timeline<Session> timeline = Timeline.rebuilt(new Session(Session.REFERENCE), shuffled);
                    assertEquals(Session.figures(samples), timeline.head().figures());
                }));
    }

    /** One in twenty up to 60 s late. */
    private static List<Sample> late(List<Sample> samples, Random random) {
        record Arrival(long atMs, Sample sample) {}
        return samples.stream()
                .map(sample ->
                        new Arrival(sample.timeMs() + (random.nextInt(20) == 0 ? random.nextLong(60_000) : 0), sample))
                .sorted((a, b) -> Long.compare(a.atMs(), b.atMs()))
                .map(Arrival::sample)
                .toList();
    }
}
