package io.fitconnect.bench.journey;

import io.fitconnect.load.live.BoardWindow;
import io.fitconnect.load.live.LiveBoard;
import io.fitconnect.load.live.LiveClient;
import io.fitconnect.measure.Latencies;
import io.fitconnect.proto.live.v1.Row;
import io.fitconnect.proto.live.v1.Window;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Viewers of a class's distance board; one of them, at 20 Hz over a wide window, measures how old each change is. */
final class Audience implements AutoCloseable {
    private static final int MEASURED_TOP = 200;
    private static final double MEASURED_HZ = 20;

    private final Map<String, Rider> riders;
    private final Latencies ages;
    private final Map<String, Double> seen = new HashMap<>();
    private final List<LiveClient> clients = new ArrayList<>();
    private final List<LiveBoard> boards = new ArrayList<>();
    private final LongAdder frames = new LongAdder();

    Audience(Vertx vertx, URI live, String classId, int others, double hz, Map<String, Rider> riders, Latencies ages) {
        this.riders = riders;
        this.ages = ages;
        String board = "class/" + classId + "/distance";
        var target = LiveClient.Target.of(vertx, live, () -> "");
        add(LiveClient.start(vertx, target), board, MEASURED_TOP, MEASURED_HZ, true);
        for (int i = 0; i < others; i++) {
            add(LiveClient.start(vertx, target), board, 10, hz, false);
        }
    }

    private void add(LiveClient client, String board, int top, double hz, boolean measured) {
        clients.add(client);
        boards.add(client.watch(board, Window.newBuilder().setTop(top).build(), hz, window -> {
            frames.increment();
            if (measured) {
                measure(window);
            }
        }));
    }

    private void measure(BoardWindow window) {
        double now = System.currentTimeMillis();
        for (Row row : window.rows()) {
            Double before = seen.put(row.getAthleteId(), row.getScore());
            Rider rider = riders.get(row.getAthleteId());
            if (rider != null && before != null && row.getScore() > before) {
                ages.add(Math.max(0, now - rider.sentMs(row.getScore())));
            }
        }
    }

    boolean watch() {
        return boards.stream().allMatch(board -> board.window().isPresent());
    }

    long frames() {
        return frames.sum();
    }

    long gaps() {
        return boards.stream().mapToLong(LiveBoard::gaps).sum();
    }

    @Override
    public void close() {
        clients.forEach(LiveClient::close);
    }
}
