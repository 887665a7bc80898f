package io.fitconnect.streams.boards;

import io.fitconnect.proto.internal.boards.v1.Scores;
import java.util.function.ToDoubleFunction;

/** What a board counts; the name in lower case ends its board id. */
enum Metric {
    EFFORT("effort", Scores::getEffort),
    REPS("reps", Scores::getReps),
    DISTANCE("distance", Scores::getDistanceM),
    ENERGY("energy", Scores::getEnergyKcal),
    WORK("work", Scores::getWorkJ);

    private final String id;
    private final ToDoubleFunction<Scores> score;

    Metric(String id, ToDoubleFunction<Scores> score) {
        this.id = id;
        this.score = score;
    }

    String boardId(String scope) {
        return scope + "/" + id;
    }

    double score(Scores scores) {
        return score.applyAsDouble(scores);
    }
}
