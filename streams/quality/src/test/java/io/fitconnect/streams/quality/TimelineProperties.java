package io.fitconnect.streams.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the order of arrival, the fold stands where the ordered set leads it. */
class TimelineProperties {
    @Property(tries = 300)
    void anyOrderOfArrivalLeadsToTheSameVerdicts(@ForAll("sessions") List<Sample> session, @ForAll long seed) {
        List<Sample> arrivals = new ArrayList<>(session);
        Random random = new Random(seed);
        for (int i = 0; i < session.size() / 10; i++) {
            arrivals.add(session.get(random.nextInt(session.size())));
        }
        Collections.shuffle(arrivals, random);

        assertEquals(inOrder(session), arrived(arrivals));
    }

    @Property(tries = 200)
    void lateSamplesWithinTheTailNeedNoLog(@ForAll("sessions") List<Sample> session, @ForAll long seed) {
        Random random = new Random(seed);
        List<Sample> arrivals = delayed(session, random, 30_000);
        Timeline<Trace> timeline = new Timeline<>(new Trace(190));
        for (Sample sample : arrivals) {
            assertEquals(false, timeline.offer(sample) == Timeline.Placed.BEYOND_TAIL);
            if (random.nextInt(7) == 0) {
                timeline.head();
            }
        }
        assertEquals(inOrder(session), timeline.head().judged);
    }

    @Property(tries = 100)
    void aTimelineRebuiltHalfwayGoesOnAsIfNothingHadHappened(
            @ForAll("sessions") List<Sample> session, @ForAll long seed) {
        List<Sample> arrivals = delayed(session, new Random(seed), 20_000);
        int half = arrivals.size() / 2;
        Timeline<Trace> timeline = Timeline.rebuilt(new Trace(190), arrivals.subList(0, half));
        arrivals.subList(Math.max(0, half - 5), arrivals.size()).forEach(timeline::offer);

        assertEquals(inOrder(session), timeline.head().judged);
    }

    private static List<Judged> inOrder(List<Sample> session) {
        return Trace.of(session.stream().sorted().toList());
    }

    /** Offers one by one and rebuilds from what has arrived, as the session stage does from its log. */
    private static List<Judged> arrived(List<Sample> arrivals) {
        Timeline<Trace> timeline = new Timeline<>(new Trace(190));
        for (int i = 0; i < arrivals.size(); i++) {
            if (timeline.offer(arrivals.get(i)) == Timeline.Placed.BEYOND_TAIL) {
                timeline = Timeline.rebuilt(new Trace(190), arrivals.subList(0, i + 1));
            }
        }
        return timeline.head().judged;
    }

    private static List<Sample> delayed(List<Sample> session, Random random, long maxMs) {
        record Arrival(long atMs, Sample sample) {}
        return session.stream()
                .map(sample ->
                        new Arrival(sample.timeMs() + (random.nextInt(20) == 0 ? random.nextLong(maxMs) : 0), sample))
                .sorted((a, b) -> Long.compare(a.atMs(), b.atMs()))
                .map(Arrival::sample)
                .collect(ArrayList::new, List::add, List::addAll);
    }

    /** Up to ten minutes of uneven steps, heart rates good and bad, notifications between records. */
    @Provide
    Arbitrary<List<Sample>> sessions() {
        Arbitrary<Integer> step = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(20, Arbitraries.just(1000)),
                net.jqwik.api.Tuple.of(3, Arbitraries.integers().between(0, 4000)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(5000, 90_000)));
        Arbitrary<Integer> bpm = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(20, Arbitraries.integers().between(95, 110)),
                net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(-1, 250)));
        Arbitrary<Float> power = Arbitraries.of(Float.NaN, 0f, 180f, 250f, 21_733f);
        Arbitrary<Boolean> notification = Arbitraries.of(false, false, false, true);
        return Combinators.combine(step, bpm, power, notification)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(400)
                .map(TimelineProperties::session);
    }

    private record Step(int ms, int bpm, float power, boolean notification) {}

    private static List<Sample> session(List<Step> steps) {
        List<Sample> samples = new ArrayList<>();
        long timeMs = Recordings.START_MS;
        for (Step step : steps) {
            timeMs += step.ms();
            samples.add(Make.at(samples.size() + 1, timeMs)
                    .bpm(step.bpm())
                    .power(step.power())
                    .notification(step.notification())
                    .build());
        }
        return samples;
    }
}
