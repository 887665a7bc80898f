package io.fitconnect.live.board;

import com.google.protobuf.Message;
import io.fitconnect.live.window.Image;
import io.fitconnect.live.window.Json;
import io.fitconnect.proto.live.v1.Row;

/** A line with its rank on one board. */
final class RowImage extends Image {
    private final Line line;
    private final Metric metric;
    private final int rank;
    private final int freshness;

    RowImage(Line line, Metric metric, int rank, int freshness) {
        this.line = line;
        this.metric = metric;
        this.rank = rank;
        this.freshness = freshness;
    }

    boolean shows(Line now, int nowRank, int nowFreshness) {
        return rank == nowRank && freshness == nowFreshness && (line == now || line.looksLike(now, metric));
    }

    @Override
    public String key() {
        return line.athleteId();
    }

    @Override
    protected Message describe() {
        return Row.newBuilder()
                .setRank(rank)
                .setAthleteId(line.athleteId())
                .setName(line.name())
                .setScore(line.score(metric))
                .setHeartRateZone(line.heartRateZone())
                .setFreshnessValue(freshness)
                .setLastSeenMs(line.lastSeenMs())
                .setVerdict(line.verdict())
                .setVerdictReason(line.verdictReason())
                .build();
    }

    /** Reflection would take most of what a window costs. */
    @Override
    protected String print() {
        return new Json()
                .int32("rank", rank)
                .text("athleteId", line.athleteId())
                .text("name", line.name())
                .float64("score", line.score(metric))
                .int32("heartRateZone", line.heartRateZone())
                .symbol("freshness", freshness, io.fitconnect.proto.live.v1.Freshness.forNumber(freshness))
                .int64("lastSeenMs", line.lastSeenMs())
                .symbol("verdict", line.verdict().getNumber(), line.verdict())
                .text("verdictReason", line.verdictReason())
                .object();
    }
}
