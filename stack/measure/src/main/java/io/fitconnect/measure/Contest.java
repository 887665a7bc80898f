package io.fitconnect.measure;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Contenders side by side: each is run as often as asked, in turns (so that a slow minute of the machine meets all of
 * them), and the medians stand in one table, with the smallest and the largest behind them.
 */
public final class Contest {
    private final String title;
    private final int runs;
    private final PrintWriter out;
    private final Map<String, Contender> contenders = new LinkedHashMap<>();
    private final Map<String, List<Figures>> results = new LinkedHashMap<>();

    /** One run, from a fresh start. */
    @FunctionalInterface
    public interface Contender {
        Figures run() throws Exception;
    }

    public Contest(String title, int runs, PrintWriter out) {
        if (runs < 1) {
            throw new IllegalArgumentException("at least one run, not " + runs);
        }
        this.title = title;
        this.runs = runs;
        this.out = out;
    }

    public Contest with(String name, Contender contender) {
        contenders.put(name, contender);
        return this;
    }

    /** Runs all of them and prints the table. */
    public Contest run() throws Exception {
        for (int run = 1; run <= runs; run++) {
            for (var entry : contenders.entrySet()) {
                Figures figures = entry.getValue().run();
                results.computeIfAbsent(entry.getKey(), name -> new ArrayList<>())
                        .add(figures);
                out.printf("run %d of %d, %s: %s%n", run, runs, entry.getKey(), figures);
                out.flush();
            }
        }
        out.println();
        out.println(title + ", medians of " + runs + " (smallest to largest)");
        out.println(Machine.describe());
        out.println(table());
        out.flush();
        return this;
    }

    /** The median of a contender's figure; NaN when it has none. */
    public double median(String contender, String figure) {
        return Figures.median(values(contender, figure));
    }

    /** Prints how one contender's figure stands to a peer's, beside the target, such as "at most 1.3". */
    public Contest compare(String figure, String ours, String peer, String target) {
        double ratio = median(ours, figure) / median(peer, figure);
        out.printf(Locale.ROOT, "%s: %s is %.2f times %s (target: %s)%n", figure, ours, ratio, peer, target);
        out.flush();
        return this;
    }

    private List<Double> values(String contender, String figure) {
        return results.getOrDefault(contender, List.of()).stream()
                .map(figures -> figures.value(figure))
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toList();
    }

    private String table() {
        List<String> columns = results.values().stream()
                .flatMap(List::stream)
                .flatMap(figures -> figures.names().stream())
                .distinct()
                .toList();
        List<String> header = new ArrayList<>(columns);
        header.addFirst("contender");
        Table table = new Table(header.toArray(String[]::new));
        for (String contender : results.keySet()) {
            List<Object> cells = new ArrayList<>();
            cells.add(contender);
            columns.forEach(column -> cells.add(cell(values(contender, column))));
            table.row(cells.toArray());
        }
        return table.toString();
    }

    private static String cell(List<Double> sorted) {
        if (sorted.isEmpty()) {
            return "-";
        }
        String median = Figures.text(Figures.median(sorted));
        return sorted.size() == 1
                ? median
                : median + " (" + Figures.text(sorted.getFirst()) + " to " + Figures.text(sorted.getLast()) + ")";
    }
}
