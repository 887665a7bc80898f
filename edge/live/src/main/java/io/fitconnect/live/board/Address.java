package io.fitconnect.live.board;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** What a board id names. */
public sealed interface Address {

    /** The id as clients write it. */
    String text();

    /** What is kept together and on one thread: all boards of a class, a competition, a day or a week. */
    String scope();

    /** A ranked board. */
    record BoardId(String scope, Metric metric) implements Address {
        @Override
        public String text() {
            return scope + "/" + metric.segment();
        }
    }

    /** A coach's view of a class. */
    record WallId(String classId) implements Address {
        @Override
        public String text() {
            return scope() + "/wall";
        }

        @Override
        public String scope() {
            return "class/" + classId;
        }
    }

    /** Not an id of anything. */
    record Malformed(boolean metricOnly) implements Address {
        @Override
        public String text() {
            return "";
        }

        @Override
        public String scope() {
            return "";
        }
    }

    Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    Pattern WEEK = Pattern.compile("\\d{4}-W(0[1-9]|[1-4]\\d|5[0-3])");

    /** Reads {@code class/{id}/{metric}}, {@code competition/...}, {@code open/{day or week}/{metric}}, {@code class/{id}/wall}. */
    static Address of(String boardId) {
        String[] parts = boardId.length() > 160 ? new String[0] : boardId.split("/", -1);
        if (parts.length != 3 || !isScope(parts[0], parts[1])) {
            return new Malformed(false);
        }
        if (parts[0].equals("class") && parts[2].equals("wall")) {
            return new WallId(parts[1]);
        }
        return Metric.of(parts[2])
                .<Address>map(metric -> new BoardId(parts[0] + "/" + parts[1], metric))
                .orElseGet(() -> new Malformed(true));
    }

    private static boolean isScope(String kind, String name) {
        return switch (kind) {
            case "class", "competition" -> NAME.matcher(name).matches();
            case "open" -> WEEK.matcher(name).matches() || isDay(name);
            default -> false;
        };
    }

    private static boolean isDay(String name) {
        try {
            return name.length() == 10 && LocalDate.parse(name).toString().equals(name);
        } catch (DateTimeParseException notADay) {
            return false;
        }
    }
}
