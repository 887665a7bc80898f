package io.fitconnect.load.drive;

import io.fitconnect.load.live.BoardWindow;
import io.fitconnect.load.live.LiveBoard;
import io.fitconnect.load.live.LiveClient;
import io.fitconnect.proto.live.v1.Row;
import io.fitconnect.proto.live.v1.Window;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;

/** One viewer of the distance board: measures how old each new score is when it comes to the screen. */
final class LoadedSpectator {
    private final Map<String, LoadedAthlete> athletes;
    private final Gauges gauges;
    private final Map<String, Double> seen = new HashMap<>();
    private final LiveClient client;
    private final LiveBoard board;

    LoadedSpectator(
            Vertx vertx,
            LiveClient.Target target,
            String boardId,
            LoadPlan plan,
            Map<String, LoadedAthlete> athletes,
            Gauges gauges) {
        this.athletes = athletes;
        this.gauges = gauges;
        this.client = LiveClient.start(vertx, target);
        this.board =
                client.watch(boardId, Window.newBuilder().setTop(plan.top()).build(), plan.viewHz(), this::changed);
    }

    long gaps() {
        return board.gaps();
    }

    boolean watches() {
        return board.window().isPresent();
    }

    void close() {
        client.close();
    }

    private void changed(BoardWindow window) {
        double now = System.currentTimeMillis();
        gauges.frames.increment();
        for (Row row : window.rows()) {
            Double before = seen.put(row.getAthleteId(), row.getScore());
            LoadedAthlete athlete = athletes.get(row.getAthleteId());
            if (gauges.counting && athlete != null && before != null && row.getScore() > before) {
                gauges.view.add(Math.max(0, now - athlete.sentMs(row.getScore())));
            }
        }
    }
}
