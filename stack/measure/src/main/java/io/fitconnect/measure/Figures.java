package io.fitconnect.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The figures of one run, in the order they were put; names carry the unit. */
public final class Figures {
    private final Map<String, Double> values = new LinkedHashMap<>();

    public Figures put(String name, double value) {
        values.put(name, value);
        return this;
    }

    public double value(String name) {
        return values.getOrDefault(name, Double.NaN);
    }

    public Set<String> names() {
        return values.keySet();
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " " + text(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Of ascending values: the middle one, or the mean of the two in the middle; NaN of none. */
    static double median(List<Double> sorted) {
        int n = sorted.size();
        return n == 0 ? Double.NaN : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    }

    static String text(double value) {
        double size = Math.abs(value);
        String format =
                size >= 1000 ? "%,.0f" : size >= 100 || size == Math.rint(size) ? "%.0f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}
