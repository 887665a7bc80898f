package io.fitconnect.bench.journey;

import io.fitconnect.load.live.BoardWindow;
import io.fitconnect.load.live.LiveBoard;
import io.fitconnect.load.live.LiveClient;
import io.fitconnect.proto.live.v1.Window;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Compares the platform's boards, row by row, with what was sent. */
final class Recompute {
    private static final int ATHLETES_A_WINDOW = 200;
    private static final int WINDOWS_A_CONNECTION = 30;
    private static final long PATIENCE_MS = 60_000;

    private Recompute() {}

    /** Rows that differ from the riders' own distance and effort, after at most a minute of waiting; 0 is right. */
    static long differences(Vertx vertx, URI live, String classId, List<Rider> riders) throws InterruptedException {
        var target = LiveClient.Target.of(vertx, live, () -> "");
        List<LiveClient> clients = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        try {
            for (int from = 0; from < riders.size(); from += ATHLETES_A_WINDOW) {
                if (parts.size() % WINDOWS_A_CONNECTION == 0) {
                    clients.add(LiveClient.start(vertx, target));
                }
                var some = riders.subList(from, Math.min(from + ATHLETES_A_WINDOW, riders.size()));
                parts.add(Part.watch(clients.getLast(), classId, some));
            }
            long deadline = System.currentTimeMillis() + PATIENCE_MS;
            long wrong = count(parts);
            while (wrong > 0 && System.currentTimeMillis() < deadline) {
                Thread.sleep(250);
                wrong = count(parts);
            }
            return wrong;
        } finally {
            clients.forEach(LiveClient::close);
        }
    }

    private static long count(List<Part> parts) {
        return parts.stream().mapToLong(Part::differences).sum();
    }

    /** Some riders' rows of both boards. */
    private record Part(List<Rider> riders, LiveBoard distance, LiveBoard effort) {
        static Part watch(LiveClient client, String classId, List<Rider> riders) {
            Window window = Window.newBuilder()
                    .addAllAthletes(riders.stream().map(Rider::id).toList())
                    .build();
            return new Part(
                    riders,
                    client.watch("class/" + classId + "/distance", window),
                    client.watch("class/" + classId + "/effort", window));
        }

        long differences() {
            return differences(distance, true) + differences(effort, false);
        }

        private long differences(LiveBoard board, boolean isDistance) {
            BoardWindow window = board.window().orElse(null);
            if (window == null) {
                return riders.size();
            }
            var scores = new java.util.HashMap<String, Double>();
            window.rows().forEach(row -> scores.put(row.getAthleteId(), row.getScore()));
            return riders.stream()
                    .filter(rider -> Math.abs(scores.getOrDefault(rider.id(), -1.0)
                                    - (isDistance ? rider.distanceM() : rider.effort()))
                            > 1e-6)
                    .count();
        }
    }
}
