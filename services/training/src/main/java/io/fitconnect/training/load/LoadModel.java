package io.fitconnect.training.load;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Chronic and acute load: X += (load - X)(1 - e^(-1/N)) each day, N = 42 and 7, from 0 before the first day; the balance
 * is yesterday's difference (Banister 1975 as simplified by Coggan's performance manager).
 */
public final class LoadModel {
    public static final int CHRONIC_DAYS = 42;
    public static final int ACUTE_DAYS = 7;
    private static final double CHRONIC = 1 - Math.exp(-1.0 / CHRONIC_DAYS);
    private static final double ACUTE = 1 - Math.exp(-1.0 / ACUTE_DAYS);

    private LoadModel() {}

    /** Every day from the first to the last, both included. */
    public static List<LoadDay> run(Map<LocalDate, Double> loads, LocalDate first, LocalDate last) {
        List<LoadDay> days = new ArrayList<>();
        double ctl = 0;
        double atl = 0;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            double load = loads.getOrDefault(day, 0.0);
            double tsb = ctl - atl;
            ctl += (load - ctl) * CHRONIC;
            atl += (load - atl) * ACUTE;
            days.add(new LoadDay(day, load, ctl, atl, tsb));
        }
        return days;
    }
}
