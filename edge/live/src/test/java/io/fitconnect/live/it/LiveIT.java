package io.fitconnect.live.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.live.window.Held;
import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.internal.athlete.v1.AthleteState;
import io.fitconnect.proto.internal.athlete.v1.Quality;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import io.fitconnect.proto.live.v1.Around;
import io.fitconnect.proto.live.v1.ClientFrame;
import io.fitconnect.proto.live.v1.Freshness;
import io.fitconnect.proto.live.v1.Resume;
import io.fitconnect.proto.live.v1.Row;
import io.fitconnect.proto.live.v1.ServerFrame;
import io.fitconnect.proto.live.v1.Subscribe;
import io.fitconnect.proto.live.v1.Unsubscribe;
import io.fitconnect.proto.live.v1.Window;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.RedisResource;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows in at a real Kafka, frames out at real sockets. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(LivePorts.class)
class LiveIT {
    @TestHTTPResource("/")
    URI base;

    private final String scope = "class/" + UUID.randomUUID();
    private Topics topics;

    @BeforeEach
    void ready() {
        topics = new Topics();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aViewerFollowsTheBoardInEitherEncoding(boolean json) throws Exception {
        topics.row(scope, "anna", 10);
        topics.row(scope, "bert", 20);
        topics.row(scope, "cleo", 20);
        try (SocketClient viewer = new SocketClient(base, json, "")) {
            viewer.subscribe(Subscribe.newBuilder().setId("board \"1\"").setBoardId(scope + "/effort"));
            Held held = viewer.until(new Held(), now -> now.total == 3);

            assertEquals(List.of("bert", "cleo", "anna"), athletes(held));
            assertEquals(
                    List.of(1, 1, 3), held.rows().stream().map(Row::getRank).toList());
            assertEquals("Name of anna", held.rows().get(2).getName());
            assertEquals(Freshness.LIVE, held.rows().get(2).getFreshness());

            topics.row(scope, "anna", 30);
            viewer.until(held, now -> athletes(now).getFirst().equals("anna"));
            topics.withdraw(scope, "bert");
            viewer.until(held, now -> now.total == 2);
            assertEquals(List.of("anna", "cleo"), athletes(held));
        }
    }

    @Test
    void theFirstChangeAfterQuietComesAtOnceAndTheRestAtTheViewersPace() throws Exception {
        // So long that only a window that waits for its pace takes it, and shorter than rows take to turn late.
        long paceMs = 2_000;
        topics.row(scope, "anna", 1);
        try (SocketClient viewer = new SocketClient(base, false, "")) {
            viewer.subscribe(subscribe("slow", "/reps").setMaxRateHz(1000.0 / paceMs));
            Held held = viewer.until(new Held(), now -> now.total == 1);
            Awaitility.await().pollDelay(Duration.ofMillis(paceMs)).until(() -> true);
            long began = System.nanoTime();
            topics.row(scope, "anna", 2);
            viewer.until(held, now -> held.rows().getFirst().getScore() == 4);
            long firstMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            for (int effort = 3; effort <= 60; effort++) {
                topics.row(scope, "anna", effort);
                topics.flush();
                Thread.onSpinWait();
            }
            viewer.until(held, now -> held.rows().getFirst().getScore() == 120);
            long allMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);

            assertTrue(firstMs < paceMs, "first change after " + firstMs + " ms");
            assertTrue(allMs >= 0.9 * paceMs, "two frames within " + allMs + " ms");
        }
    }

    @Test
    void aWindowIsTheUnionOfWhatIsAskedFor() throws Exception {
        for (int i = 1; i <= 40; i++) {
            topics.row(scope, "a" + i, i);
        }
        Window window = Window.newBuilder()
                .setTop(2)
                .setAround(Around.newBuilder().setAthleteId("a20").setRadius(1))
                .addAthletes("a1")
                .addAthletes("nobody")
                .build();
        try (SocketClient viewer = new SocketClient(base, false, "")) {
            viewer.subscribe(subscribe("w", "/effort").setWindow(window));
            Held held = viewer.until(new Held(), now -> now.total == 40);

            assertEquals(List.of("a40", "a39", "a21", "a20", "a19", "a1"), athletes(held));
            assertEquals(
                    List.of(1, 2, 20, 21, 22, 40),
                    held.rows().stream().map(Row::getRank).toList());
        }
    }

    @Test
    void rowsGetOldWithoutNewData() throws Exception {
        topics.row(scope, "anna", 1, System.currentTimeMillis() - 1_500);
        try (SocketClient viewer = new SocketClient(base, true, "")) {
            viewer.subscribe(subscribe("x", "/effort"));
            Held held = viewer.until(new Held(), now -> now.total == 1);
            assertEquals(Freshness.LIVE, held.rows().getFirst().getFreshness());

            viewer.until(held, now -> now.rows().getFirst().getFreshness() == Freshness.LATE);
        }
    }

    @Test
    void whoResumesHoldsWhatAFreshViewerHolds() throws Exception {
        for (int i = 0; i < 20; i++) {
            topics.row(scope, "a" + i, i);
        }
        Held held = new Held();
        try (SocketClient viewer = new SocketClient(base, false, "")) {
            viewer.subscribe(subscribe("x", "/effort").setMaxRateHz(20));
            viewer.until(held, now -> now.total == 20);
        }
        topics.row(scope, "a3", 100);
        topics.row(scope, "a4", 99);
        topics.withdraw(scope, "a19");
        topics.row(scope, "zoe", 98.5);
        topics.flush();
        try (SocketClient fresh = new SocketClient(base, false, "");
                SocketClient again = new SocketClient(base, true, "")) {
            fresh.subscribe(subscribe("f", "/effort").setMaxRateHz(20));
            Held freshly = fresh.until(
                    new Held(),
                    now -> athletes(now).contains("zoe") && !athletes(now).contains("a19"));
            again.subscribe(subscribe("r", "/effort")
                    .setMaxRateHz(20)
                    .setResume(Resume.newBuilder().setEpoch(held.epoch).setVersion(held.version)));
            ServerFrame first = again.next();
            held.apply(first);

            assertTrue(first.hasDelta(), () -> "missed changes, not " + first);
            again.until(held, now -> now.version >= freshly.version);
            fresh.until(freshly, now -> now.version >= held.version);
            assertEquals(freshly.rows(), held.rows());
        }
        try (SocketClient stranger = new SocketClient(base, false, "")) {
            stranger.subscribe(subscribe("s", "/effort")
                    .setResume(Resume.newBuilder().setEpoch(held.epoch + 1).setVersion(held.version)));
            assertTrue(stranger.next().hasSnapshot(), "another epoch's version says nothing");
        }
    }

    @Test
    void anEndedBoardSaysSoToWhoWatchesAndToWhoComesLater() throws Exception {
        topics.row(scope, "anna", 5);
        try (SocketClient viewer = new SocketClient(base, true, "")) {
            viewer.subscribe(subscribe("x", "/effort"));
            Held held = viewer.until(new Held(), now -> now.total == 1);
            topics.row(scope, "anna", 6);
            topics.official(scope);
            viewer.until(held, now -> now.ended);

            assertEquals(6, held.rows().getFirst().getScore());
            viewer.subscribe(subscribe("later", "/distance"));
            ServerFrame snapshot = viewer.next();
            ServerFrame ended = viewer.next();
            assertEquals(18, snapshot.getSnapshot().getRows(0).getScore());
            assertEquals("later", ended.getEnded().getId());
            assertEquals(snapshot.getSnapshot().getRowsList(), ended.getEnded().getRowsList());
        }
    }

    @Test
    void aBoardThatHasNotBegunIsEmptyAndFillsLater() throws Exception {
        try (SocketClient viewer = new SocketClient(base, false, "")) {
            viewer.subscribe(subscribe("x", "/energy"));
            ServerFrame empty = viewer.next();
            assertEquals(0, empty.getSnapshot().getTotal());
            assertTrue(empty.getSnapshot().getVersion() > 0);

            Held held = new Held();
            held.apply(empty);
            topics.row(scope, "anna", 1);
            viewer.until(held, now -> now.total == 1);
        }
    }

    @Test
    void refusalsNameTheirReason() throws Exception {
        try (SocketClient viewer = new SocketClient(base, true, "")) {
            Window large = Window.newBuilder().setTop(1001).build();
            refused(viewer, subscribe("1", "/joy"), "metric.unknown");
            refused(viewer, Subscribe.newBuilder().setId("2").setBoardId("class//effort"), "board.malformed");
            refused(viewer, Subscribe.newBuilder().setId("2").setBoardId("open/2026-02-30/effort"), "board.malformed");
            refused(viewer, subscribe("3", "/effort").setWindow(large), "window.too-large");
            refused(viewer, subscribe("", "/effort"), "subscription.malformed");
            refused(viewer, subscribe("4", "/effort").setMaxRateHz(-1), "rate.malformed");
            refused(viewer, subscribe("5", "/wall"), "wall.forbidden");
            viewer.subscribe(subscribe("6", "/effort"));
            assertTrue(viewer.next().hasSnapshot());
            refused(viewer, subscribe("6", "/effort"), "subscription.duplicate");
            viewer.send(ClientFrame.getDefaultInstance());
            assertEquals("frame.malformed", viewer.next().getRefusal().getCode());
            viewer.send(unsubscribe("never"));
            assertEquals("subscription.unknown", viewer.next().getRefusal().getCode());
            for (int i = 0; i < 63; i++) {
                viewer.subscribe(subscribe("many" + i, "/effort"));
                assertTrue(viewer.next().hasSnapshot());
            }
            refused(viewer, subscribe("7", "/effort"), "subscription.too-many");
            viewer.send(unsubscribe("6"));
            viewer.subscribe(subscribe("7", "/effort"));
            assertTrue(viewer.next().hasSnapshot());
            viewer.socket.sendText("{\"subscribe\": 7}", true).join();
            assertEquals("frame.malformed", viewer.next().getRefusal().getCode());
            viewer.socket.sendText("hello", true).join();
            assertEquals(4400, viewer.closed.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void aClassWallIsForItsCoach() throws Exception {
        String classId = scope.substring("class/".length());
        topics.send(
                "class.lifecycle.v1",
                classId,
                TrainingClass.newBuilder()
                        .setClassId(classId)
                        .setCoachId("coach-1")
                        .build());
        topics.flush();
        try (SocketClient other = new SocketClient(base, false, Tokens.token("coach-2", "coach"))) {
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
                other.subscribe(subscribe(UUID.randomUUID().toString(), "/wall"));
                ServerFrame answer = other.next();
                return answer.getRefusal().getCode().equals("wall.forbidden");
            });
        }
        try (SocketClient athlete = new SocketClient(base, false, Tokens.token("coach-1", "athlete"));
                SocketClient coach = new SocketClient(base, true, Tokens.token("coach-1", "coach"))) {
            refused(athlete, subscribe("a", "/wall"), "wall.forbidden");
            coach.subscribe(subscribe("c", "/wall"));
            assertEquals(classId, coach.next().getWallSnapshot().getClassId());
            topics.send("athlete.state.v1", "anna", state(classId, 5, 150));
            assertEquals(150, coach.next().getWallDelta().getUpserts(0).getHeartRateBpm());
            topics.send("athlete.state.v1", "anna", state(classId, 4, 90));
            topics.send("athlete.state.v1", "anna", state(classId, 6, 151));
            assertEquals(151, coach.next().getWallDelta().getUpserts(0).getHeartRateBpm());
            Cue cue = Cue.newBuilder()
                    .setId("q")
                    .setClassId(classId)
                    .setRule("zone.over")
                    .build();
            topics.send(
                    "coaching.cues.v1",
                    "anna",
                    cue.toBuilder().setAthleteOnly(true).build());
            topics.send("coaching.cues.v1", "anna", cue);
            ServerFrame heard = coach.next();
            assertEquals(cue, heard.getWallCue().getCue());
            assertEquals("c", heard.getWallCue().getId());
        }
    }

    @Test
    void eventsCarryTheSameFramesAndResumeByTheirId() throws Exception {
        topics.row(scope, "anna", 1);
        topics.row(scope, "bert", 2);
        String path = "/live/v1/boards/" + scope + "/effort/events?top=1&around=anna&radius=0";
        String id;
        try (EventClient events = new EventClient(base, path, "")) {
            Held held = events.until(new Held(), now -> now.total == 2);
            topics.row(scope, "anna", 3);
            events.until(held, now -> athletes(now).getFirst().equals("anna"));
            id = held.epoch + ":" + held.version;
            assertEquals(id, events.lastId());
            assertTrue(
                    List.of("snapshot", "delta").containsAll(events.names()),
                    () -> events.names().toString());
        }
        topics.row(scope, "bert", 9);
        topics.flush();
        String encoded = "/live/v1/boards/" + scope.replace("/", "%2F") + "%2Feffort/events?top=1&around=anna&radius=0";
        try (EventClient again = new EventClient(base, encoded, id)) {
            assertTrue(again.next().hasDelta());
        }
        HttpResponse<String> refused = get("/live/v1/boards/" + scope + "/joy/events");
        assertEquals(404, refused.statusCode());
        assertTrue(refused.body().contains("\"code\":\"metric.unknown\""), refused.body());
        assertEquals(
                400, get("/live/v1/boards/" + scope + "/effort/events?top=x").statusCode());
        assertEquals(403, get("/live/v1/boards/" + scope + "/wall/events").statusCode());
    }

    private static void refused(SocketClient viewer, Subscribe.Builder wish, String code) throws InterruptedException {
        viewer.subscribe(wish);
        ServerFrame frame = viewer.next();
        assertEquals(code, frame.getRefusal().getCode(), frame.toString());
        assertEquals(wish.getId(), frame.getRefusal().getId());
        assertFalse(frame.getRefusal().getDetail().isEmpty());
    }

    private Subscribe.Builder subscribe(String id, String board) {
        return Subscribe.newBuilder().setId(id).setBoardId(scope + board);
    }

    private static ClientFrame unsubscribe(String id) {
        return ClientFrame.newBuilder()
                .setUnsubscribe(Unsubscribe.newBuilder().setId(id))
                .build();
    }

    private static AthleteState state(String classId, int samples, int bpm) {
        return AthleteState.newBuilder()
                .setAthleteId("anna")
                .setSessionId("s")
                .setClassId(classId)
                .setName("Anna")
                .setSampleCount(samples)
                .setReceivedMs(System.currentTimeMillis())
                .setHeartRateBpm(bpm)
                .setQuality(Quality.QUALITY_OK)
                .build();
    }

    private static List<String> athletes(Held held) {
        return held.rows().stream().map(Row::getAthleteId).toList();
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
