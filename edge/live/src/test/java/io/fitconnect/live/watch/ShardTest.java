package io.fitconnect.live.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.live.watch.Harness.TestViewer;
import io.fitconnect.proto.live.v1.Freshness;
import io.fitconnect.proto.live.v1.Resume;
import io.fitconnect.proto.live.v1.Row;
import io.fitconnect.proto.live.v1.Subscribe;
import io.fitconnect.proto.live.v1.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShardTest {
    private static final String SCOPE = "class/spin";
    private static final Bounds ROOMY = new Bounds(1_000_000, 100_000, 60_000);

    private final Harness harness = new Harness(ROOMY);

    @Test
    void theFirstChangeAfterQuietIsSentAtOnceTheNextAfterTheInterval() {
        TestViewer viewer = watching("1", 2);
        harness.pass(1_000);
        harness.row(SCOPE, "anna", 1);
        assertEquals(2, viewer.frames.size());

        harness.row(SCOPE, "anna", 2);
        harness.row(SCOPE, "anna", 3);
        harness.pass(499);
        assertEquals(2, viewer.frames.size());
        harness.pass(1);
        assertEquals(3, viewer.frames.size());
        assertEquals(3, viewer.held.rows().getFirst().getScore());
    }

    @Test
    void everyViewerHasItsOwnPace() {
        TestViewer fast = watching("f", 20);
        TestViewer slow = watching("s", 0.5);
        for (int i = 1; i <= 100; i++) {
            harness.row(SCOPE, "anna", i);
            harness.pass(40);
        }

        assertEquals(1 + 4_000 / 50, fast.frames.size(), 2);
        assertEquals(1 + 2, slow.frames.size());
        harness.pass(2_000);
        assertEquals(fast.held.rows(), slow.held.rows());
    }

    @Test
    void aFullSocketIsSentNothingAndCatchesUpInOneFrame() {
        TestViewer viewer = watching("1", 20);
        TestViewer other = watching("2", 20);
        viewer.writable = false;
        for (int i = 0; i < 50; i++) {
            harness.row(SCOPE, "a" + i % 20, i);
            harness.pass(50);
        }
        assertEquals(1, viewer.frames.size());
        assertFalse(viewer.reading, "a client that takes nothing is not listened to");

        viewer.drain();
        assertEquals(2, viewer.frames.size());
        assertTrue(viewer.last().hasDelta());
        assertEquals(other.held.rows(), viewer.held.rows());
        assertTrue(viewer.reading);
    }

    @Test
    void aFrameThatTheKernelTookNothingOfIsMadeUpForByTheNewest() {
        TestViewer viewer = watching("1", 20);
        TestViewer other = watching("2", 20);
        viewer.full = true;
        for (int i = 0; i < 5; i++) {
            harness.row(SCOPE, "a" + i, i);
            harness.pass(50);
        }
        assertEquals(1, viewer.frames.size());

        viewer.drain();
        assertEquals(2, viewer.frames.size());
        assertTrue(viewer.last().hasDelta());
        assertEquals(other.held.rows(), viewer.held.rows());
    }

    @Test
    void whoFellTooFarBehindGetsASnapshot() {
        TestViewer viewer = watching("1", 20);
        watching("2", 20);
        viewer.writable = false;
        for (int i = 0; i < 300; i++) {
            harness.row(SCOPE, "a" + i % 20, i);
            harness.pass(50);
        }
        viewer.drain();

        assertTrue(viewer.last().hasSnapshot());
    }

    @Test
    void viewersWithTheSameIdShareTheBytes() {
        TestViewer one = watching("board", 5);
        TestViewer two = watching("board", 5);
        TestViewer three = watching("another", 5);
        harness.pass(1_000);
        harness.row(SCOPE, "anna", 1);

        assertSame(one.payloads.getLast(), two.payloads.getLast());
        assertEquals("another", three.last().getDelta().getId());
        assertEquals(one.held.rows(), three.held.rows());
    }

    @Test
    void whoComesBackInTimeGetsWhatItMissedAndLaterEverything() {
        TestViewer viewer = watching("1", 5);
        harness.row(SCOPE, "anna", 1);
        harness.pass(1_000);
        Resume held = Resume.newBuilder()
                .setEpoch(Harness.EPOCH)
                .setVersion(viewer.held.version)
                .build();
        viewer.viewer.closed();
        harness.row(SCOPE, "bert", 2);
        harness.pass(50_000);

        TestViewer again = harness.viewer();
        again.held.version = held.getVersion();
        again.subscribe(wish("1", 5).setResume(held));
        assertTrue(again.last().hasDelta(), () -> again.frames.toString());
        again.viewer.closed();
        harness.pass(70_000);
        TestViewer late = harness.viewer();
        late.subscribe(wish("1", 5).setResume(held));
        assertTrue(late.last().hasSnapshot());
    }

    @Test
    void rowsGetOldOnTime() {
        harness.row(SCOPE, "anna", 1);
        TestViewer viewer = watching("1", 20);
        assertEquals(Freshness.LIVE, freshness(viewer));
        harness.pass(3_000);
        assertEquals(Freshness.LIVE, freshness(viewer));
        harness.pass(250);
        assertEquals(Freshness.LATE, freshness(viewer));
        harness.pass(7_000);
        assertEquals(Freshness.STALE, freshness(viewer));
        harness.pass(50_000);
        assertEquals(Freshness.GONE, freshness(viewer));
        harness.row(SCOPE, "anna", 2);
        harness.pass(100);
        assertEquals(Freshness.LIVE, freshness(viewer));
    }

    @Test
    void aLargeBoardIsRankedElsewhereWhileItChanges() {
        for (int i = 0; i < 25_000; i++) {
            harness.row(SCOPE, "a" + i, i);
        }
        TestViewer viewer = watching("1", 20);
        assertEquals(0, viewer.frames.size());
        harness.row(SCOPE, "a0", 30_000);
        harness.row(SCOPE, "new", 29_999);
        harness.shard.row(SCOPE, "a24999", null);
        harness.shard.settle();
        assertEquals(1, harness.elsewhere.size());
        harness.elsewhere.poll().run();
        harness.run();

        assertEquals(25_000, viewer.held.total);
        List<String> best = viewer.held.rows().stream().map(Row::getAthleteId).toList();
        assertEquals(List.of("a0", "new", "a24998"), best.subList(0, 3));
    }

    @Test
    void aScopeDroppedForMemoryIsRefusedNotShownWithHoles() {
        Harness small = new Harness(new Bounds(100, 10_000, 60_000));
        TestViewer viewer = small.viewer();
        viewer.subscribe(Subscribe.newBuilder().setId("w").setBoardId("open/2026-01-01/effort"));
        for (int i = 0; i < 60; i++) {
            small.row("open/2026-01-01", "a" + i, i);
            small.row("open/2026-01-02", "a" + i, i);
        }
        viewer.subscribe(Subscribe.newBuilder().setId("x").setBoardId("open/2026-01-02/effort"));
        assertEquals("board.unavailable", viewer.last().getRefusal().getCode());

        small.pass(1_000);
        assertEquals(60, viewer.held.total);
    }

    @Test
    void anotherWindowThanTheNodeHoldsIsRefused() {
        Harness small = new Harness(new Bounds(100, 210, 60_000));
        TestViewer viewer = small.viewer();
        for (int top = 1; top <= 3; top++) {
            viewer.subscribe(wish("w" + top, 5).setWindow(Window.newBuilder().setTop(top)));
        }
        assertEquals("node.full", viewer.last().getRefusal().getCode());

        viewer.unsubscribe("w1");
        viewer.subscribe(wish("w3", 5).setWindow(Window.newBuilder().setTop(3)));
        assertTrue(viewer.last().hasSnapshot());
    }

    @Test
    void aClientThatAsksFasterThanItIsAnsweredIsNotReadMeanwhile() {
        TestViewer viewer = harness.viewer();
        for (int i = 0; i < 16; i++) {
            viewer.viewer.frame(io.fitconnect.proto.live.v1.ClientFrame.newBuilder()
                    .setSubscribe(wish("w" + i, 5).setWindow(Window.newBuilder().setTop(i + 1)))
                    .build());
        }
        assertFalse(viewer.reading);
        harness.run();
        assertTrue(viewer.reading);
        assertEquals(16, viewer.frames.size());
    }

    private TestViewer watching(String id, double rate) {
        TestViewer viewer = harness.viewer();
        viewer.subscribe(wish(id, rate));
        return viewer;
    }

    private static Subscribe.Builder wish(String id, double rate) {
        return Subscribe.newBuilder().setId(id).setBoardId(SCOPE + "/effort").setMaxRateHz(rate);
    }

    private static Freshness freshness(TestViewer viewer) {
        return viewer.held.rows().getFirst().getFreshness();
    }
}
