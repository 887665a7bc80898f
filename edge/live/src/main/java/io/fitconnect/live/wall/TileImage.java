package io.fitconnect.live.wall;

import com.google.protobuf.Message;
import io.fitconnect.live.window.Image;
import io.fitconnect.proto.internal.athlete.v1.AthleteState;
import io.fitconnect.proto.internal.athlete.v1.Quality;
import io.fitconnect.proto.live.v1.WallTile;

/** An athlete's state and its age, as the coach sees it. */
final class TileImage extends Image {
    private final AthleteState state;
    private final int freshness;

    TileImage(AthleteState state, int freshness) {
        this.state = state;
        this.freshness = freshness;
    }

    boolean shows(AthleteState now, int nowFreshness) {
        return state == now && freshness == nowFreshness;
    }

    @Override
    public String key() {
        return state.getAthleteId();
    }

    @Override
    protected Message describe() {
        WallTile.Builder tile = WallTile.newBuilder()
                .setAthleteId(state.getAthleteId())
                .setName(state.getName())
                .setHeartRateBpm(state.getHeartRateBpm())
                .setHeartRateFraction(state.getHeartRateFraction())
                .setHeartRateZone(state.getHeartRateZone())
                .setQuality(name(state.getQuality()))
                .setQualityReason(state.getQualityReason())
                .setFreshnessValue(freshness)
                .setLastSeenMs(state.getReceivedMs())
                .setEffortPoints(state.getEffortPoints())
                .setEnergyKcal(state.getEnergyKcal())
                .setReps(state.getReps())
                .setDistanceM(state.getDistanceM())
                .setHeartRateWithheld(state.getHeartRateWithheld());
        if (state.hasPowerW()) {
            tile.setPowerW(state.getPowerW());
        }
        if (state.hasCadenceRpm()) {
            tile.setCadenceRpm(state.getCadenceRpm());
        }
        return tile.build();
    }

    private static String name(Quality quality) {
        return switch (quality) {
            case QUALITY_OK -> "OK";
            case QUALITY_SUSPECT -> "SUSPECT";
            case QUALITY_INVALID -> "INVALID";
            case QUALITY_MISSING -> "MISSING";
            case QUALITY_UNSPECIFIED, UNRECOGNIZED -> "";
        };
    }
}
