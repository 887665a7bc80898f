package io.fitconnect.load.demo;

/**
 * Heart rate that follows effort as a first-order system with dead time: {@code tau dHR/dt = target - HR}.
 *
 * <p>Structure and time constants: Hunt, Fankhauser, Saengsuwan, "Identification of heart rate dynamics during
 * moderate-to-vigorous treadmill exercise", BioMedical Engineering OnLine 14:117 (2015), 24 people: tau 57.6 s with a
 * standard deviation of 23.6 s, 57.5 s upward and 54.4 s downward. Dead time: Hunt, Wang, "Identification of heart rate
 * dynamics during treadmill and cycle ergometer exercise: the role of model zeros and dead time", F1000Research 13:894
 * (2024). Steady state: the share of heart-rate reserve equals the share of aerobic power (Swain, Leutholtz, Medicine
 * and Science in Sports and Exercise 29:410, 1997), and saturates at the maximum.
 */
final class HeartResponse {
    static final double MEAN_TAU_ON_S = 57.5;
    static final double MEAN_TAU_OFF_S = 54.4;
    static final double TAU_DEVIATION_S = 23.6;

    private final Person person;
    private final double[] pipe;
    private int next;
    private double bpm;

    HeartResponse(Person person, double startBpm) {
        this.person = person;
        this.pipe = new double[Math.max(1, person.deadTimeS())];
        this.bpm = startBpm;
    }

    /**
     * Lives through one second.
     *
     * @param intensity share of the person's aerobic power, 0 to about 1.2
     * @return the true heart rate after it, bpm
     */
    double second(double intensity) {
        double felt = pipe[next];
        pipe[next] = intensity;
        next = (next + 1) % pipe.length;
        double target = steadyState(felt);
        double tau = target > bpm ? person.tauOnS() : person.tauOffS();
        // The exact solution over a second in which the target stands still.
        bpm += (target - bpm) * (1 - Math.exp(-1 / tau));
        return bpm;
    }

    /** Where the heart rate settles if an intensity lasts, bpm. */
    double steadyState(double intensity) {
        double share = Math.clamp(intensity, 0, 1);
        return person.hrRest() + share * (person.hrMax() - person.hrRest());
    }
}
