package io.fitconnect.ingest.session;

import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.ingest.v1.Refusal;
import io.fitconnect.proto.ingest.v1.ServerFrame;
import io.fitconnect.proto.ingest.v1.SlowDown;
import io.fitconnect.proto.internal.telemetry.v1.RefusedSample;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a session has to tell its client. Acks are cumulative, so one an athlete is enough however many settle; cues are
 * bounded and the oldest go first; refusals are bounded because a client that does not read is not read either.
 */
final class Outbox {

    private final Peer peer;
    private final Gate gate;
    private final int maxWaitingCues;
    private final Set<Track> toAck = new LinkedHashSet<>();
    private final Deque<Cue> cues = new ArrayDeque<>();
    private boolean scheduled;
    private boolean closed;

    Outbox(Peer peer, Gate gate, int maxWaitingCues) {
        this.peer = peer;
        this.gate = gate;
        this.maxWaitingCues = maxWaitingCues;
    }

    void send(ServerFrame frame) {
        if (!closed) {
            peer.send(frame);
        }
    }

    void slowDown(int pendingSamples) {
        send(ServerFrame.newBuilder()
                .setSlowDown(SlowDown.newBuilder().setPending(pendingSamples))
                .build());
    }

    void refusal(RefusedSample refused) {
        send(ServerFrame.newBuilder()
                .setRefusal(Refusal.newBuilder()
                        .setAthleteId(refused.getAthleteId())
                        .setSeq(refused.getSeq())
                        .setCode(refused.getCode())
                        .setDetail(refused.getDetail()))
                .build());
    }

    /** To be acked at the next {@link #flush()}. */
    void settled(Track track) {
        toAck.add(track);
    }

    /** The acks of one turn of the loop go out together at its end. */
    void ack(Track track) {
        settled(track);
        if (!scheduled) {
            scheduled = true;
            peer.execute(() -> {
                scheduled = false;
                flush();
            });
        }
    }

    /** False: an older cue had to go for it. */
    boolean cue(Cue cue) {
        boolean room = cues.size() < maxWaitingCues;
        if (!room) {
            cues.removeFirst();
        }
        cues.addLast(cue);
        flush();
        return room;
    }

    /** Sends what waits while the client reads, and stops reading from a client that does not. */
    void flush() {
        while (peer.writable() && !closed && !toAck.isEmpty()) {
            sendAck(toAck.iterator().next());
        }
        while (peer.writable() && !closed && !cues.isEmpty()) {
            send(ServerFrame.newBuilder().setCue(cues.removeFirst()).build());
        }
        if (closed || peer.writable()) {
            gate.open(Gate.Reason.OUTBOUND);
        } else {
            gate.shut(Gate.Reason.OUTBOUND);
        }
    }

    /** Sends the last acks whether they queue up or not; nothing goes out after it. */
    void close() {
        while (!closed && !toAck.isEmpty()) {
            sendAck(toAck.iterator().next());
        }
        closed = true;
    }

    private void sendAck(Track track) {
        toAck.remove(track);
        if (track.promised() > 0 && !closed) {
            peer.ack(track.athleteId(), track.promised());
        }
    }
}
