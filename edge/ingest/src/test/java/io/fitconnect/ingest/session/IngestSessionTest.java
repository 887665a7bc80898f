package io.fitconnect.ingest.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.ingest.IngestConfig;
import io.fitconnect.ingest.IngestMetrics;
import io.fitconnect.ingest.log.SampleLog.Topic;
import io.fitconnect.ingest.progress.Place;
import io.fitconnect.ingest.progress.ProgressStore;
import io.fitconnect.ingest.samples.SampleRules;
import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.ingest.v1.Batch;
import io.fitconnect.proto.ingest.v1.Bye;
import io.fitconnect.proto.ingest.v1.ClientFrame;
import io.fitconnect.proto.ingest.v1.Hello;
import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.proto.ingest.v1.ServerFrame;
import io.fitconnect.proto.ingest.v1.ServerFrame.FrameCase;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.fitconnect.sockets.Identity;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IngestSessionTest {

    private static final String SESSION = "0b5ad1c2-7c22-4b57-9c7b-0d7a6f1f8a10";
    private static final long NOW = 1_800_000_000_000L;

    private final FakePeer peer = new FakePeer();
    private final FakeLog log = new FakeLog();
    private final Map<String, Long> progress = new HashMap<>();
    private final Budget budget = new Budget(1 << 20);
    private final OpenSessions open = new OpenSessions((session, epoch) -> {});
    private final IngestConfig config = config();
    private final ProgressStore store = new Remembered();
    private final SessionServices services = new SessionServices(
            config,
            new SampleRules(config.maxAhead(), config.maxAge()),
            log,
            store,
            new Inboxes(store),
            budget,
            open,
            new IngestMetrics(new SimpleMeterRegistry()),
            () -> NOW);
    private final IngestSession session = new IngestSession(peer, new Identity("ada", Set.of("athlete")), services);

    @Test
    void nothingIsAckedBeforeTheLogHasIt() {
        enter();
        batch(1, 2, 3);
        peer.run();
        assertEquals(FrameCase.WELCOME, peer.last().getFrameCase());
        assertTrue(progress.isEmpty());
        log.keepAll();
        peer.run();
        assertEquals(3, peer.last().getAck().getSeq());
        assertEquals(Map.of("ada", 3L), progress);
    }

    @Test
    void anAckCoversOnlyWhatIsSettledWithoutAGap() {
        enter();
        batch(1);
        batch(2);
        batch(3);
        log.keep(2);
        peer.run();
        assertEquals(FrameCase.WELCOME, peer.last().getFrameCase());
        log.keep(0);
        peer.run();
        assertEquals(1, peer.last().getAck().getSeq());
        log.keep(0);
        peer.run();
        assertEquals(3, peer.last().getAck().getSeq());
    }

    @Test
    void aRepeatedSampleIsWrittenOnceAndAckedAgain() {
        enter();
        batch(1, 1, 2);
        batch(2, 1);
        assertEquals(1, log.waiting.size());
        log.keepAll();
        peer.run();
        int frames = peer.sent.size();
        batch(1, 2);
        peer.run();
        assertTrue(log.waiting.isEmpty());
        assertEquals(frames + 1, peer.sent.size());
        assertEquals(2, peer.last().getAck().getSeq());
    }

    @Test
    void aLostRecordEndsTheConnectionUnacked() {
        enter();
        batch(1);
        batch(2);
        log.lose();
        log.keepAll();
        peer.run();
        assertEquals(Closing.RESTARTING, peer.closed);
        assertTrue(peer.sent.stream().noneMatch(ServerFrame::hasAck));
        assertEquals(0, progress.getOrDefault("ada", 0L));
        assertEquals(0, budget.usedBytes());
    }

    @Test
    void aRefusedSampleIsToldAndSettledOnlyWhenItIsKept() {
        enter();
        samples(sample(1).setTimeMs(NOW + 5_001), sample(0), sample(2).setHeartRateBpm(70_000));
        peer.run();
        assertEquals(FrameCase.WELCOME, peer.last().getFrameCase());
        assertTrue(log.waiting.stream().allMatch(entry -> entry.topic() == Topic.REFUSED));
        log.keepAll();
        peer.run();
        assertEquals(
                List.of("sample.future", "sample.seq-zero", "sample.out-of-range"),
                peer.sent.stream()
                        .filter(ServerFrame::hasRefusal)
                        .map(frame -> frame.getRefusal().getCode())
                        .toList());
        assertEquals(2, peer.last().getAck().getSeq());
    }

    @Test
    void aFullWindowPausesOnceAndHalfOfItSettledResumes() {
        enter();
        for (int first = 1; first <= config.maxPendingSamples(); first += 500) {
            batch(LongStream.range(first, first + 500).toArray());
        }
        assertTrue(peer.paused);
        assertEquals(config.maxPendingSamples(), peer.last().getSlowDown().getPending());
        for (int i = 0; i < 3; i++) {
            log.keep(0);
        }
        peer.run();
        assertTrue(peer.paused);
        log.keep(0);
        peer.run();
        assertFalse(peer.paused);
        assertEquals(1, peer.sent.stream().filter(ServerFrame::hasSlowDown).count());
    }

    @Test
    void aUsedUpBudgetPausesAndItsReleaseResumes() {
        enter();
        budget.charge(1 << 20);
        batch(1);
        assertTrue(peer.paused);
        budget.release(1 << 20);
        peer.run();
        assertFalse(peer.paused);
    }

    @Test
    void aSenderAboveItsRateIsNotReadForAWhile() {
        enter();
        long seq = 1;
        for (int i = 0; i < 2 * config.samplesPerSecond() / 500 + 2; i++, seq += 500) {
            batch(LongStream.range(seq, seq + 500).toArray());
            log.keepAll();
            peer.run();
        }
        assertTrue(peer.paused);
        assertTrue(peer.sent.stream().noneMatch(ServerFrame::hasSlowDown));
        peer.timers.removeLast().run();
        assertFalse(peer.paused);
    }

    @Test
    void aClientThatDoesNotReadIsNotReadAndGetsOneAckInTheEnd() {
        enter();
        peer.writable = false;
        for (long seq = 1; seq <= 100; seq++) {
            batch(seq);
            log.keepAll();
            peer.run();
        }
        assertTrue(peer.paused);
        assertEquals(1, peer.sent.size());
        peer.writable = true;
        session.writable();
        assertFalse(peer.paused);
        assertEquals(2, peer.sent.size());
        assertEquals(100, peer.last().getAck().getSeq());
    }

    @Test
    void cuesForAClientThatDoesNotReadAreBoundedAndTheOldestGo() {
        enter();
        peer.writable = false;
        IntStream.range(0, 100)
                .forEach(i -> session.cue(Cue.newBuilder().setId("cue-" + i).build()));
        peer.writable = true;
        session.writable();
        List<String> got = peer.sent.stream()
                .filter(ServerFrame::hasCue)
                .map(frame -> frame.getCue().getId())
                .toList();
        assertEquals(config.maxWaitingCues(), got.size());
        assertEquals("cue-99", got.getLast());
    }

    @Test
    void byeWaitsForEverythingThenWritesTheEndThenCloses() throws Exception {
        enter();
        batch(1);
        session.frame(ClientFrame.newBuilder().setBye(Bye.getDefaultInstance()).build());
        peer.run();
        assertEquals(1, log.waiting.size());
        log.keepAll();
        peer.run();
        assertTrue(SampleBatch.parseFrom(log.value()).getEnd());
        assertNull(peer.closed);
        log.keepAll();
        peer.run();
        assertEquals(1, peer.last().getAck().getSeq());
        assertEquals(Closing.DONE, peer.closed);
    }

    @Test
    void whatSettlesAfterTheConnectionIsGoneCountsAsProgress() {
        enter();
        batch(1, 2);
        session.disconnected();
        log.keepAll();
        peer.run();
        assertEquals(Map.of("ada", 2L), progress);
        assertEquals(0, open.size());
    }

    @Test
    void aSessionWithTooManyGapsIsEnded() {
        enter();
        for (long first = 2; first <= 2L * config.maxGaps() + 1_000 && peer.closed == null; first += 1_000) {
            batch(LongStream.range(0, 500).map(i -> 2 * i).map(first(first)).toArray());
            log.keepAll();
            peer.run();
        }
        assertEquals(Closing.MALFORMED, peer.closed);
    }

    @Test
    void anEdgeThatLostItsPositionsGoesOnFromWhatTheClientWasTold() {
        hello(Map.of("ada", 40L));
        assertEquals(40, peer.last().getWelcome().getResumeAfterSeqOrThrow("ada"));
        batch(41);
        log.keepAll();
        peer.run();
        assertEquals(41, peer.last().getAck().getSeq());
        assertEquals(Map.of("ada", 41L), progress);
    }

    @Test
    void whatTheClientWasToldNeverTakesAKeptPositionBack() {
        progress.put("ada", 50L);
        hello(Map.of("ada", 40L));
        assertEquals(50, peer.last().getWelcome().getResumeAfterSeqOrThrow("ada"));
    }

    @Test
    void nobodySkipsTheSamplesOfAnother() {
        hello(Map.of("bob", 40L));
        assertEquals(Closing.NOT_ALLOWED, peer.closed);
    }

    @Test
    void aToldPositionIsBounded() {
        hello(Map.of("ada", Opening.MAX_SEQ + 1));
        assertEquals(Closing.MALFORMED, peer.closed);
    }

    private void hello(Map<String, Long> settledThrough) {
        session.frame(ClientFrame.newBuilder()
                .setHello(Hello.newBuilder().setSessionId(SESSION).putAllSettledThrough(settledThrough))
                .build());
        peer.run();
    }

    private static java.util.function.LongUnaryOperator first(long first) {
        return i -> first + i;
    }

    private void enter() {
        session.frame(ClientFrame.newBuilder()
                .setHello(Hello.newBuilder().setSessionId(SESSION))
                .build());
        assertTrue(peer.paused, "reads while the session is looked up");
        peer.run();
        assertFalse(peer.paused);
    }

    private void batch(long... seqs) {
        samples(LongStream.of(seqs).mapToObj(IngestSessionTest::sample).toArray(Sample.Builder[]::new));
    }

    private void samples(Sample.Builder... samples) {
        Batch.Builder batch = Batch.newBuilder();
        for (Sample.Builder sample : samples) {
            batch.addSamples(sample);
        }
        session.frame(ClientFrame.newBuilder().setBatch(batch).build());
    }

    private static Sample.Builder sample(long seq) {
        return Sample.newBuilder().setSeq(seq).setTimeMs(NOW - 1_000).setHeartRateBpm(120);
    }

    private static IngestConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(IngestConfig.class)
                .withDefaultValue("fitconnect.ingest.bootstrap-servers", "unused")
                .build()
                .getConfigMapping(IngestConfig.class);
    }

    private final class Remembered implements ProgressStore {

        private final Map<String, Long> noted = new HashMap<>();

        @Override
        public Uni<Found> open(String sessionId, String subject) {
            return Uni.createFrom().item(new Found.Open(Map.copyOf(progress), 1));
        }

        @Override
        public void note(Place place, long settledUpTo) {
            noted.merge(place.athleteId(), settledUpTo, Math::max);
        }

        @Override
        public Uni<Void> written() {
            noted.forEach((athlete, seq) -> {
                if (seq > 0) {
                    progress.merge(athlete, seq, Math::max);
                }
            });
            return Uni.createFrom().voidItem();
        }
    }
}
