package io.fitconnect.users.thresholds;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Zones of a limit.
 *
 * @param method who defined them
 * @param basis the limit that they are parts of
 * @param from where that comes from: profile, workouts, age or default
 * @param zones the lowest first
 */
public record Zones(String method, double basis, String from, List<Zone> zones) {

    /**
     * One zone; the lower bound is in it, the upper one is not.
     *
     * @param upper null: it has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Zone(int zone, double lower, @Nullable Double upper) {}

    /** As the scores use them: Edwards 1993, 50 to 100 % of HRmax in steps of 10. */
    static Zones heart(double hrMax, String from) {
        return new Zones("Edwards 1993, % of HRmax", hrMax, from, parts(hrMax, new double[] {0.5, 0.6, 0.7, 0.8, 0.9}));
    }

    /** Allen, Coggan: up to 55, 75, 90, 105, 120, 150 % of FTP, and beyond. */
    static Zones power(double ftpW, String from) {
        return new Zones(
                "Allen, Coggan, % of FTP", ftpW, from, parts(ftpW, new double[] {0, 0.55, 0.75, 0.9, 1.05, 1.2, 1.5}));
    }

    private static List<Zone> parts(double basis, double[] lower) {
        List<Zone> zones = new ArrayList<>();
        for (int i = 0; i < lower.length; i++) {
            Double upper = i + 1 < lower.length ? rounded(lower[i + 1] * basis) : null;
            zones.add(new Zone(i + 1, rounded(lower[i] * basis), upper));
        }
        return List.copyOf(zones);
    }

    /** To the tenth: 58.8 is 60 % of 98, and a heart rate of 58 is below it. */
    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
