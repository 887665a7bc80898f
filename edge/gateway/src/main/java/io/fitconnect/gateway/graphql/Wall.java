package io.fitconnect.gateway.graphql;

import io.fitconnect.gateway.calls.Held;
import io.fitconnect.proto.live.v1.WallTile;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A class's wall, whole. */
@Type("ClassWall")
@Description("A coach's view of a whole class")
public record Wall(
        @Id @NonNull String classId,
        @NonNull BigInteger version,
        @Description("ms since 1970") @NonNull BigInteger asOfMs,
        @NonNull List<@NonNull Tile> tiles) {

    /** One participant. */
    @Type("WallTile")
    @Description("One participant as the coach may see it")
    public record Tile(
            @Ignore String athleteId,
            @Description("Null: hidden") @Nullable String name,

            @Description("bpm; null: none, or not shown") @Nullable Integer heartRateBpm,

            @Description("Of the HRmax, 0 to 2; null: none, or not shown") @Nullable Double heartRateFraction,

            @Description("1 to 5; 0: below zone 1, unknown, or not shown")
            int heartRateZone,

            @Description("OK, SUSPECT, INVALID or MISSING") @NonNull String quality,

            @NonNull Freshness freshness,
            double effortPoints,
            double energyKcal,
            @Description("Null: no power meter") @Nullable Double powerW,
            @Nullable Double cadenceRpm,
            int reps,
            double distanceM) {

        static Tile of(WallTile it) {
            boolean heartRate = it.getHeartRateBpm() > 0;
            return new Tile(
                    it.getAthleteId(),
                    it.getName().isEmpty() ? null : it.getName(),
                    heartRate ? it.getHeartRateBpm() : null,
                    heartRate ? (double) it.getHeartRateFraction() : null,
                    it.getHeartRateZone(),
                    it.getQuality(),
                    Freshness.of(it.getFreshness()),
                    it.getEffortPoints(),
                    it.getEnergyKcal(),
                    it.hasPowerW() ? (double) it.getPowerW() : null,
                    it.hasCadenceRpm() ? (double) it.getCadenceRpm() : null,
                    it.getReps(),
                    it.getDistanceM());
        }
    }

    static Wall of(Held<WallTile> held) {
        return new Wall(
                held.id(),
                BigInteger.valueOf(held.version()),
                BigInteger.valueOf(held.asOfMs()),
                held.values().stream()
                        .sorted(Comparator.comparing(WallTile::getAthleteId))
                        .map(Tile::of)
                        .toList());
    }
}
