package io.fitconnect.load.ingest;

import io.fitconnect.proto.ingest.v1.Sample;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * A session's samples until they are settled. Plain state without a thread or a connection: what goes in stays until an
 * ack or a refusal covers it, and everything that stays is sent again after a reconnection.
 */
final class Outbox {
    private final Map<String, NavigableMap<Long, Entry>> unsettled = new HashMap<>();
    private final Map<String, Long> settledUpTo = new HashMap<>();
    private final ArrayDeque<Entry> queue = new ArrayDeque<>();
    private int waiting;

    /** A sample on its way; {@code sentNanos} is 0 until it was first written to a connection. */
    static final class Entry {
        final String athleteId;
        final Sample sample;
        long sentNanos;
        int sends;

        Entry(String athleteId, Sample sample) {
            this.athleteId = athleteId;
            this.sample = sample;
        }

        long seq() {
            return sample.getSeq();
        }
    }

    /** False when this seq is already settled or on its way: it is then sent once more, but waited for only once. */
    boolean add(String athleteId, Sample sample) {
        Entry entry = new Entry(athleteId, sample);
        queue.add(entry);
        if (sample.getSeq() <= settledUpTo.getOrDefault(athleteId, 0L)) {
            return false;
        }
        boolean fresh =
                unsettled.computeIfAbsent(athleteId, key -> new TreeMap<>()).putIfAbsent(sample.getSeq(), entry)
                        == null;
        if (fresh) {
            waiting++;
        }
        return fresh;
    }

    /** The next samples to write, all of one athlete; empty when there is nothing to send. */
    List<Entry> next(int max, long nowNanos) {
        List<Entry> batch = new ArrayList<>();
        while (!queue.isEmpty() && batch.size() < max) {
            Entry head = queue.getFirst();
            if (!batch.isEmpty() && !batch.getFirst().athleteId.equals(head.athleteId)) {
                break;
            }
            queue.removeFirst();
            head.sends++;
            if (head.sentNanos == 0) {
                head.sentNanos = nowNanos;
            }
            batch.add(head);
        }
        return batch;
    }

    /** Everything of this athlete up to seq is settled; returns what was waiting for that. */
    List<Entry> settle(String athleteId, long seq) {
        NavigableMap<Long, Entry> lane = unsettled.get(athleteId);
        settledUpTo.merge(athleteId, seq, Math::max);
        if (lane == null) {
            return List.of();
        }
        NavigableMap<Long, Entry> head = lane.headMap(seq, true);
        List<Entry> settled = List.copyOf(head.values());
        head.clear();
        waiting -= settled.size();
        return settled;
    }

    /** By athlete, up to where the server said that all is settled; without those of whom it never said so. */
    Map<String, Long> settledThrough() {
        Map<String, Long> told = new HashMap<>(settledUpTo);
        told.values().removeIf(seq -> seq == 0);
        return told;
    }

    /** This one sample was refused and would be again; returns it when it was waiting. */
    List<Entry> refuse(String athleteId, long seq) {
        NavigableMap<Long, Entry> lane = unsettled.get(athleteId);
        Entry entry = lane == null ? null : lane.remove(seq);
        if (entry == null) {
            return List.of();
        }
        waiting--;
        return List.of(entry);
    }

    /** A new connection: whatever was sent but isn't settled goes first again, in order; the rest follows. */
    int requeue() {
        Set<Entry> queued = new HashSet<>(queue);
        List<Entry> again = unsettled.values().stream()
                .flatMap(lane -> lane.values().stream())
                .filter(entry -> !queued.contains(entry))
                .toList();
        again.reversed().forEach(queue::addFirst);
        return again.size();
    }

    /** Samples not settled yet. */
    int waiting() {
        return waiting;
    }

    boolean hasNothingToSend() {
        return queue.isEmpty();
    }
}
