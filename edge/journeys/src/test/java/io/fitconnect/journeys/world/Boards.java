package io.fitconnect.journeys.world;

import io.fitconnect.load.live.LiveBoard;
import io.fitconnect.proto.live.v1.Row;
import java.util.Map;
import java.util.TreeMap;

/** What a viewer's board says. */
public final class Boards {
    private Boards() {}

    /** Rank and score by athlete, of the window as it stands. */
    public static Map<String, String> scores(LiveBoard board) {
        Map<String, String> scores = new TreeMap<>();
        board.window().ifPresent(window -> {
            for (Row row : window.rows()) {
                scores.put(row.getAthleteId(), row.getRank() + ". " + row.getScore());
            }
        });
        return scores;
    }
}
