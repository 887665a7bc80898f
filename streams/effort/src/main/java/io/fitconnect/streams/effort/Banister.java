package io.fitconnect.streams.effort;

/**
 * Training impulse after Banister: minutes x a x e^(b x), x the share of the heart-rate reserve in use, clamped to 0..1;
 * a, b = 0.64, 1.92 for men and 0.86, 1.67 for women (Morton, Fitz-Clarke and Banister 1990, J Appl Physiol 69:1171).
 * Summed over samples, not taken of the mean heart rate: the two differ by several per cent.
 */
public final class Banister {
    private Banister() {}

    public static double trimp(Parameters athlete, double bpm, double seconds) {
        double reserve = (bpm - athlete.hrRestBpm()) / (athlete.hrMaxBpm() - athlete.hrRestBpm());
        double x = Math.clamp(reserve, 0.0, 1.0);
        double weight = athlete.sex() == Sex.FEMALE ? 0.86 * Math.exp(1.67 * x) : 0.64 * Math.exp(1.92 * x);
        return seconds / 60 * x * weight;
    }
}
