package io.fitconnect.live.window;

import io.fitconnect.proto.live.v1.Window;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which rows a viewer wants, in one form for equal wishes so that they share a window.
 *
 * @param top the best n; 0: none of them
 * @param around the athlete whose neighbours are wanted, or empty
 * @param radius rows above and below it
 * @param athletes sorted, each once
 */
public record WindowSpec(int top, String around, int radius, List<String> athletes) {
    public static final int DEFAULT_TOP = 10;
    public static final int MAX_TOP = 1_000;
    public static final int MAX_RADIUS = 100;
    public static final int MAX_ATHLETES = 200;
    /** A wall's: everything. */
    public static final WindowSpec WHOLE = new WindowSpec(0, "", 0, List.of());

    private static final Pattern ATHLETE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** What reading a wish came to. */
    public sealed interface Reading {}

    public record Readable(WindowSpec spec) implements Reading {}

    public record Unreadable(boolean tooLarge, String detail) implements Reading {}

    /** Reads a client's window; unsigned fields above 2^31 arrive negative. */
    public static Reading read(Window window) {
        int radius = window.getAround().getRadius();
        if (tooMany(window.getTop(), MAX_TOP)) {
            return new Unreadable(true, "top is at most " + MAX_TOP);
        }
        if (tooMany(radius, MAX_RADIUS)) {
            return new Unreadable(true, "around.radius is at most " + MAX_RADIUS);
        }
        if (window.getAthletesCount() > MAX_ATHLETES) {
            return new Unreadable(true, "athletes are at most " + MAX_ATHLETES);
        }
        String around = window.getAround().getAthleteId();
        if (window.hasAround() && !ATHLETE.matcher(around).matches()) {
            return new Unreadable(false, "around.athleteId is 1 to 64 of A-Za-z0-9_-");
        }
        for (String athlete : window.getAthletesList()) {
            if (!ATHLETE.matcher(athlete).matches()) {
                return new Unreadable(false, "athletes are each 1 to 64 of A-Za-z0-9_-");
            }
        }
        boolean empty = window.getTop() == 0 && !window.hasAround() && window.getAthletesCount() == 0;
        List<String> athletes =
                window.getAthletesList().stream().distinct().sorted().toList();
        return new Readable(new WindowSpec(empty ? DEFAULT_TOP : window.getTop(), around, radius, athletes));
    }

    /** The most rows it can show; a wall's are bounded by the wall. */
    public int maxRows() {
        return top + (around.isEmpty() ? 0 : 2 * radius + 1) + athletes.size();
    }

    private static boolean tooMany(int unsigned, int limit) {
        return Integer.compareUnsigned(unsigned, limit) > 0;
    }
}
