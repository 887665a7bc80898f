package io.fitconnect.streams.topology.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** What the log keeps between two commits and after. */
class SessionLogTest {
    private static final SessionId ANA = new SessionId("ana", "s1");
    private static final SessionId BOB = new SessionId("bob", "s2");

    private final KeyValueStore<Bytes, byte[]> store =
            Stores.inMemoryKeyValueStore("log").get();
    private final SessionLog log = new SessionLog(store);

    @Test
    void batchesBetweenTwoCommitsShareAnEntryASession() {
        append(ANA, 1, 3);
        append(BOB, 1, 1);
        assertEquals(0, store.approximateNumEntries());
        log.flush();
        append(ANA, 4, 5);
        log.flush();
        assertEquals(3, store.approximateNumEntries());
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), seqs(ANA));
        assertEquals(List.of(1L), seqs(BOB));
    }

    @Test
    void whatIsNotWrittenYetIsReadToo() {
        append(ANA, 1, 2);
        assertEquals(List.of(1L, 2L), seqs(ANA));
        append(ANA, 3, 3);
        assertEquals(List.of(1L, 2L, 3L), seqs(ANA));
    }

    @Test
    void aLongTimeWithoutACommitMakesSeveralEntriesInOrder() {
        append(ANA, 1, 1_000);
        log.flush();
        assertEquals(LongStream.rangeClosed(1, 1_000).boxed().toList(), seqs(ANA));
        try (var entries = store.all()) {
            entries.forEachRemaining(entry -> assertEquals(0, Math.max(0, entry.value.length - 4096)));
        }
    }

    @Test
    void aDeletedSessionLeavesNothingToWrite() {
        append(ANA, 1, 2);
        log.delete(ANA);
        log.flush();
        assertEquals(0, store.approximateNumEntries());
    }

    private void append(SessionId id, long from, long to) {
        for (long seq = from; seq <= to; seq++) {
            SampleBatch batch = SampleBatch.newBuilder()
                    .setAthleteId(id.athleteId())
                    .setSessionId(id.sessionId())
                    .addSamples(TelemetrySample.newBuilder().setSeq(seq))
                    .build();
            log.append(id, seq, batch.toByteArray());
        }
    }

    private List<Long> seqs(SessionId id) {
        List<Long> seqs = new ArrayList<>();
        log.read(id, entry -> entry.getSamplesList().forEach(sample -> seqs.add(sample.getSeq())));
        return seqs;
    }
}
