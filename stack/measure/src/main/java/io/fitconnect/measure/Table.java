package io.fitconnect.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A plain-text table: numbers to the right, words to the left. */
public final class Table {
    private final List<String[]> rows = new ArrayList<>();

    public Table(String... header) {
        rows.add(header.clone());
    }

    public void row(Object... cells) {
        rows.add(Arrays.stream(cells).map(String::valueOf).toArray(String[]::new));
    }

    @Override
    public String toString() {
        int[] widths = new int[rows.getFirst().length];
        rows.forEach(row -> {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        });
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(line(row, widths)).append(System.lineSeparator()));
        return text.toString();
    }

    private String line(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String pad = " ".repeat(widths[i] - row[i].length());
            line.append(i == 0 ? "" : "  ").append(isNumeric(i) ? pad + row[i] : row[i] + pad);
        }
        return line.toString().stripTrailing();
    }

    private boolean isNumeric(int column) {
        return rows.stream().skip(1).allMatch(row -> row[column].matches("-|[-+0-9., ]+%?"));
    }
}
