package io.fitconnect.training.proposal;

import io.fitconnect.training.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How hard the next session may be, the easiest first. */
enum Level {
    REST("A day off", 0),
    RECOVERY("Easy and short", 0.5),
    ENDURANCE("Endurance", 0.8),
    TEMPO("Tempo", 1.1),
    INTERVALS("Intervals", 1.3);

    private static final int SHORTEST_MIN = 20;
    private static final int LONGEST_MIN = 150;
    private static final double ENDURANCE_POINTS_AN_HOUR = 50;
    private static final double RECOVERY_POINTS_AN_HOUR = 30;

    private final String title;
    private final double shareOfCtl;

    Level(String title, double shareOfCtl) {
        this.title = title;
        this.shareOfCtl = shareOfCtl;
    }

    String title() {
        return title;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Points to aim at: what keeps or raises a ctl is about itself a day; the shares are our choice. */
    double points(double ctl) {
        return shareOfCtl * ctl;
    }

    /**
     * The session. Steady ones are as long as their points take at 30 and 50 points an hour, our estimate for zones 1
     * and 2; the intervals are Helgerud's 4 x 4 min (2007, Med Sci Sports Exerc 39:665).
     */
    List<Block> blocks(double ctl) {
        return switch (this) {
            case REST -> List.of();
            case RECOVERY -> List.of(new Block("Easy", minutes(points(ctl) / RECOVERY_POINTS_AN_HOUR) * 60, 1, 1));
            case ENDURANCE -> List.of(new Block("Steady", minutes(points(ctl) / ENDURANCE_POINTS_AN_HOUR) * 60, 2, 2));
            case TEMPO ->
                List.of(
                        new Block("Warm up", 600, 1, 2),
                        new Block("Tempo", 900, 3, 3),
                        new Block("Easy", 300, 1, 2),
                        new Block("Tempo", 900, 3, 3),
                        new Block("Cool down", 600, 1, 1));
            case INTERVALS -> intervals();
        };
    }

    private static List<Block> intervals() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block("Warm up", 600, 1, 2));
        for (int i = 1; i <= 4; i++) {
            blocks.add(new Block("Hard " + i, 240, 4, 5));
            blocks.add(new Block("Easy " + i, 180, 1, 3));
        }
        blocks.add(new Block("Cool down", 600, 1, 1));
        return blocks;
    }

    private static int minutes(double hours) {
        return Math.clamp(Math.round(hours * 12) * 5, SHORTEST_MIN, LONGEST_MIN);
    }
}
