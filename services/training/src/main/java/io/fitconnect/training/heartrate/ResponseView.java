package io.fitconnect.training.heartrate;

import io.fitconnect.platform.id.AthleteId;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How an athlete's heart follows the work, learnt from the own sessions.
 *
 * @param method what was fitted
 * @param inputs one for each that sessions came with; empty: nothing was learnt yet
 */
@Schema(name = "HeartRateResponse")
record ResponseView(String athleteId, String method, List<OfInput> inputs) {
    private static final String METHOD = "heartRate(t + horizon) = persistence x heartRate(t) + gain x mean input until"
            + " then + offset, by recursive least squares with forgetting over means of 10 s. Intervals hold 90 %.";
    private static final int PLACES = 5;

    /**
     * One input.
     *
     * @param enough false: less than half an hour was seen, and there is no steady heart rate yet
     * @param minutes with a heart rate and the input
     * @param lowest smallest mean of a minute that was seen, in the unit
     * @param highest largest one
     * @param steady where the heart rate comes to rest; empty: too little or nothing sensible is known
     * @param updatedMs ms since 1970
     */
    @Schema(name = "HeartRateResponseOfInput")
    record OfInput(
            String input,
            String unit,
            boolean enough,
            int sessions,
            long minutes,
            double lowest,
            double highest,
            List<Ahead> horizons,
            List<Steady> steady,
            long updatedMs) {}

    /**
     * A fit for some seconds ahead.
     *
     * @param gain bpm for one of the unit
     * @param residualBpm standard deviation of what is left
     * @param rmseBpm of this athlete's forecasts so far, each made before it was learnt from, the input given
     * @param carriedRmseBpm the same, had the heart rate been taken to stay as it was
     * @param betterThanCarried whether the fit is worth anything at this horizon
     */
    @Schema(name = "HeartRateForecast")
    record Ahead(
            int horizonS,
            double persistence,
            double gain,
            double offsetBpm,
            double residualBpm,
            double rmseBpm,
            double carriedRmseBpm,
            boolean betterThanCarried) {}

    /**
     * A steady heart rate.
     *
     * @param at the constant input, in the unit
     * @param low lower end of the 90 % interval
     * @param high upper end of it
     */
    @Schema(name = "SteadyHeartRate")
    record Steady(double at, double bpm, double low, double high) {}

    static ResponseView of(AthleteId athlete, List<ResponseTable.Learnt> learnt) {
        return new ResponseView(
                athlete.value(), METHOD, learnt.stream().map(ResponseView::of).toList());
    }

    private static OfInput of(ResponseTable.Learnt learnt) {
        Response it = learnt.response();
        boolean seen = it.highestInput() >= it.lowestInput();
        return new OfInput(
                it.input().word(),
                it.input().unit(),
                it.enough(),
                learnt.sessions(),
                it.minutes(),
                seen ? it.lowestInput() : 0,
                seen ? it.highestInput() : 0,
                it.horizons().stream()
                        .filter(horizon -> !Double.isNaN(horizon.rmse()))
                        .map(horizon -> ahead(horizon, it.input()))
                        .toList(),
                steady(it),
                learnt.updatedMs());
    }

    private static Ahead ahead(Horizon it, Input input) {
        return new Ahead(
                it.steps() * Response.STEP_S,
                it.fit().a(),
                it.fit().b() / input.scale(),
                it.fit().c(),
                Math.sqrt(it.fit().variance()),
                it.rmse(),
                it.carriedRmse(),
                it.beatsCarrying());
    }

    /** At a few places over what was seen. */
    private static List<Steady> steady(Response it) {
        double width = (it.highestInput() - it.lowestInput()) / (PLACES - 1);
        return IntStream.range(0, PLACES)
                .mapToDouble(i -> it.lowestInput() + i * width)
                .boxed()
                .flatMap(at -> it.steady(at).map(p -> new Steady(at, p.bpm(), p.low(), p.high())).stream())
                .toList();
    }
}
