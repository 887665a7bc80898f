package io.fitconnect.training.load;

/**
 * A session's load in points: 100 are an hour at threshold.
 *
 * <p>With power and an FTP it is Allen and Coggan's TSS, seconds x NP x IF / (FTP x 36), from normalized power; else,
 * with a heart rate, hrTSS: 100 x TRIMP / (TRIMP of 60 min at the lactate threshold), the threshold taken as 85 % of the
 * heart-rate reserve, with Banister's TRIMP by sample (Morton 1990, J Appl Physiol 69:1171).
 */
public record SessionLoad(double points, Method method) {
    private static final double THRESHOLD = 0.85;
    private static final double MEN = hourAt(THRESHOLD, 0.64, 1.92);
    private static final double WOMEN = hourAt(THRESHOLD, 0.86, 1.67);

    /** What the points were computed from. */
    public enum Method {
        POWER,
        HEART_RATE,
        /** Neither power with an FTP nor a heart rate: 0 points that say nothing. */
        NONE,
        /** Flagged as implausible: left out, 0 points. */
        FLAGGED
    }

    public static SessionLoad of(Session it) {
        if (!it.flag().isEmpty()) {
            return new SessionLoad(0, Method.FLAGGED);
        }
        Double powerW = it.normalizedPowerW();
        Double ftpW = it.ftpW();
        if (powerW != null && ftpW != null) {
            return new SessionLoad(tss(it.durationS(), powerW, ftpW), Method.POWER);
        }
        return it.trimp() > 0
                ? new SessionLoad(heartRateTss(it.trimp(), it.female() ? WOMEN : MEN), Method.HEART_RATE)
                : new SessionLoad(0, Method.NONE);
    }

    static double tss(double durationS, double normalizedPowerW, double ftpW) {
        double intensity = normalizedPowerW / ftpW;
        return durationS * normalizedPowerW * intensity / (ftpW * 36);
    }

    static double heartRateTss(double trimp, double trimpOfAnHourAtThreshold) {
        return 100 * trimp / trimpOfAnHourAtThreshold;
    }

    /** Banister's TRIMP of 60 min at a fraction of the heart-rate reserve. */
    static double hourAt(double fraction, double a, double b) {
        return 60 * fraction * a * Math.exp(b * fraction);
    }
}
