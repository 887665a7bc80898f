package io.fitconnect.analytics.classes;

import io.fitconnect.analytics.athletes.ConsentTable;
import io.fitconnect.analytics.classes.ReplayView.Ridden;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.ClassId;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.proto.internal.training.v1.ClassState;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes replays of what is kept, with the names that athletes let others see now. */
@ApplicationScoped
class Replays {
    static final int MOST_ATHLETES = 1_000;
    static final int MOST_POINTS = 200_000;
    private static final int ATHLETES_AT_ONCE = 16;

    private final ClassTable classes;
    private final PointTable points;
    private final ConsentTable consents;

    Replays(ClassTable classes, PointTable points, ConsentTable consents) {
        this.classes = classes;
        this.points = points;
        this.consents = consents;
    }

    /** Fails with {@code class.unknown}, {@code class.not-started} or {@code class.not-ended}. */
    Uni<ReplayView> of(ClassId id, Metric metric) {
        return classes.find(id)
                .map(found -> found.orElseThrow(() -> unknown(id)))
                .invoke(known -> requireEnded(known.training()))
                .chain(known -> points.athletes(id, MOST_ATHLETES)
                        .collect()
                        .asList()
                        .chain(athletes -> replay(id, metric, known, athletes)));
    }

    static RefusedException unknown(ClassId id) {
        return new RefusedException(ProblemCode.CLASS_UNKNOWN, "No class has the id " + id + ".");
    }

    private record Way(AthleteId athlete, @Nullable String name, Track track) {
        private Ridden view() {
            return new Ridden(athlete.value(), name, track.points());
        }
    }

    private Uni<ReplayView> replay(ClassId id, Metric metric, ClassTable.Known known, List<AthleteId> athletes) {
        long startMs = known.training().getStartedMs();
        int most = MOST_POINTS / Math.max(1, athletes.size());
        return Multi.createFrom()
                .iterable(athletes)
                .onItem()
                .transformToUni(athlete -> way(id, metric, athlete, new Track(startMs, most)))
                .merge(ATHLETES_AT_ONCE)
                .collect()
                .asList()
                .map(ways -> view(id, metric, known, ways));
    }

    private Uni<Way> way(ClassId id, Metric metric, AthleteId athlete, Track track) {
        return consents.of(athlete)
                .chain(consent -> points.points(id, athlete, metric)
                        .collect()
                        .in(() -> track, Track::add)
                        .map(ridden -> new Way(athlete, consent.shownName(), ridden)));
    }

    private static ReplayView view(ClassId id, Metric metric, ClassTable.Known known, List<Way> ways) {
        TrainingClass it = known.training();
        return new ReplayView(
                id.value(),
                metric.word(),
                it.getTitle().isEmpty() ? null : it.getTitle(),
                it.getStartedMs(),
                it.getEndedMs(),
                known.officialMs() > 0,
                ways.stream().mapToInt(way -> way.track().stepS()).max().orElse(1),
                ways.stream()
                        .map(Way::view)
                        .sorted(Comparator.comparing(Ridden::athleteId))
                        .toList());
    }

    private static void requireEnded(TrainingClass it) {
        if (it.getState() == ClassState.CLASS_STATE_SCHEDULED) {
            throw new RefusedException(ProblemCode.CLASS_NOT_STARTED, "There is nothing to replay yet.");
        }
        if (it.getState() != ClassState.CLASS_STATE_ENDED) {
            throw new RefusedException(ProblemCode.CLASS_NOT_ENDED, "A class is replayed when it is over.");
        }
    }
}
