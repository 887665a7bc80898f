package io.fitconnect.ingest.session;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.ingest.IngestConfig;
import io.fitconnect.ingest.log.SampleLog;
import io.fitconnect.ingest.progress.ProgressStore.Found;
import io.fitconnect.ingest.samples.PlainBatch;
import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.ingest.v1.Batch;
import io.fitconnect.proto.ingest.v1.ClientFrame;
import io.fitconnect.proto.ingest.v1.Hello;
import io.fitconnect.proto.ingest.v1.ServerFrame;
import io.fitconnect.proto.ingest.v1.Welcome;
import io.fitconnect.sockets.Identity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One connection's part of a session, whatever carries it: frames in, frames out. Every method runs on the peer's loop.
 *
 * <p>Nothing is acked before the log has it, and what the log lost is never acked: such a connection ends, and its client
 * sends again what is not settled.
 */
public final class IngestSession {

    private sealed interface State {

        record AwaitingHello() implements State {}

        /** Not reading: the session's progress is being looked up. */
        record Entering() implements State {}

        record Streaming(Ledger ledger) implements State {}

        /** The client said bye; what is pending settles. */
        record Leaving(Ledger ledger) implements State {}

        /** The session's end is on its way to the log. */
        record Ending(Ledger ledger) implements State {}

        /** The client sends nothing more but still reads: what is pending is acked. */
        record Draining(Ledger ledger) implements State {}

        record Ended() implements State {}
    }

    private final Peer peer;
    private final @Nullable Identity identity;
    private final SessionServices services;
    private final IngestConfig config;
    private final Gate gate;
    private final Outbox outbox;
    private final TokenBucket rate;
    private final PlainBatch plain;
    private State state = new State.AwaitingHello();

    public IngestSession(Peer peer, @Nullable Identity identity, SessionServices services) {
        this.peer = peer;
        this.identity = identity;
        this.services = services;
        this.config = services.config();
        this.gate = new Gate(peer);
        this.outbox = new Outbox(peer, gate, config.maxWaitingCues());
        this.rate = new TokenBucket(config.samplesPerSecond(), System.nanoTime());
        this.plain = new PlainBatch(config.maxBatchSamples());
        peer.schedule(this::helloDue, config.helloWithin());
    }

    // from the client

    /** A frame in protobuf's encoding. */
    public void frame(byte[] bytes) throws InvalidProtocolBufferException {
        long now = services.nowMillis().getAsLong();
        if (identity != null
                && state instanceof State.Streaming(Ledger ledger)
                && plain.read(bytes, services.rules(), now)) {
            Track track = admitted(plain.athleteId(), plain.count(), ledger, identity);
            if (track != null) {
                ledger.take(Intake.of(plain, bytes, track), track, now);
                limit(ledger, track, plain.count());
            }
        } else {
            frame(ClientFrame.parseFrom(bytes));
        }
    }

    public void frame(ClientFrame frame) {
        Identity sender = identity;
        if (sender == null) {
            end(Closing.NOT_AUTHENTICATED, "show a bearer token or a ticket");
            return;
        }
        switch (state) {
            case State.AwaitingHello waiting when frame.hasHello() -> hello(frame.getHello(), sender);
            case State.AwaitingHello waiting -> end(Closing.MALFORMED, "the first frame is hello");
            case State.Entering entering -> end(Closing.MALFORMED, "a frame before welcome");
            case State.Streaming streaming when frame.hasBatch() -> batch(frame.getBatch(), streaming.ledger(), sender);
            case State.Streaming streaming
            when frame.hasBye() -> {
                state = new State.Leaving(streaming.ledger());
                proceed();
            }
            case State.Streaming streaming -> end(Closing.MALFORMED, "after hello come batch and bye");
            case State.Leaving leaving -> end(Closing.MALFORMED, "a frame after bye");
            case State.Ending ending -> end(Closing.MALFORMED, "a frame after bye");
            case State.Draining draining -> {}
            case State.Ended ended -> {}
        }
    }

    /** The transport could not read a frame. */
    public void unreadable(String detail) {
        end(Closing.MALFORMED, detail);
    }

    /** The client has closed its sending side. */
    public void inputEnded() {
        switch (state) {
            case State.AwaitingHello waiting -> end(Closing.DONE, "no session");
            case State.Entering entering -> end(Closing.DONE, "no samples");
            case State.Streaming streaming -> {
                state = new State.Draining(streaming.ledger());
                proceed();
            }
            case State.Leaving leaving -> {}
            case State.Ending ending -> {}
            case State.Draining draining -> {}
            case State.Ended ended -> {}
        }
    }

    /** The connection is gone; what is pending settles without it. */
    public void disconnected() {
        leave();
    }

    /** What was sent has gone out. */
    public void writable() {
        outbox.flush();
    }

    // from the node

    /** Trainer feedback for an athlete of this session. */
    public void cue(Cue cue) {
        if (!(state instanceof State.Ended) && !outbox.cue(cue)) {
            services.metrics().cueDropped();
        }
    }

    /** Ends this connection; not the session, which another connection may continue. */
    public void end(Closing closing, String detail) {
        if (state instanceof State.Ended) {
            return;
        }
        leave();
        services.metrics().closed(closing);
        peer.close(closing, detail);
    }

    public Peer peer() {
        return peer;
    }

    /** Any thread. */
    boolean paused() {
        return gate.isShut();
    }

    // opening

    private void helloDue() {
        if (state instanceof State.AwaitingHello) {
            end(Closing.NO_HELLO, "no hello within " + config.helloWithin().toMillis() + " ms");
        }
    }

    private void hello(Hello hello, Identity sender) {
        switch (Opening.of(hello, sender, config.maxAthletes())) {
            case Opening.Invalid invalid -> end(invalid.closing(), invalid.detail());
            case Opening.Valid session -> {
                state = new State.Entering();
                gate.shut(Gate.Reason.OPENING);
                services.progress()
                        .open(session.sessionId(), sender.subject())
                        .subscribe()
                        .with(found -> peer.execute(() -> enter(session, found)));
            }
        }
    }

    private void enter(Opening.Valid session, Found found) {
        if (!(state instanceof State.Entering)) {
            return;
        }
        switch (found) {
            case Found.OwnedByAnother other -> end(Closing.NOT_ALLOWED, "this session belongs to another subject");
            case Found.Open open -> {
                Ledger ledger = new Ledger(
                        session, open.settled(), services, services.inboxes().of(peer.loop()), outbox, this::settled);
                state = new State.Streaming(ledger);
                services.open().enter(this, session.sessionId(), open.epoch());
                ledger.tracks().forEach(track -> services.open().join(this, track.athleteId()));
                outbox.send(welcome(ledger));
                gate.open(Gate.Reason.OPENING);
            }
        }
    }

    private ServerFrame welcome(Ledger ledger) {
        Welcome.Builder welcome = Welcome.newBuilder()
                .setSessionId(ledger.session().sessionId())
                .setServerTimeMs(services.nowMillis().getAsLong());
        ledger.tracks().forEach(track -> welcome.putResumeAfterSeq(track.athleteId(), track.settledUpTo()));
        return ServerFrame.newBuilder().setWelcome(welcome).build();
    }

    // samples

    private void batch(Batch batch, Ledger ledger, Identity sender) {
        Track track = admitted(batch.getAthleteId(), batch.getSamplesCount(), ledger, sender);
        if (track != null) {
            long now = services.nowMillis().getAsLong();
            Opening.Valid session = ledger.session();
            ledger.take(Intake.of(batch.getSamplesList(), track, session, services.rules(), now), track, now);
            limit(ledger, track, batch.getSamplesCount());
        }
    }

    /**
     * Whose samples they are; null: such a batch ends the connection.
     *
     * @param named empty: the hello's athlete
     */
    private @Nullable Track admitted(String named, int samples, Ledger ledger, Identity sender) {
        String athlete = named.isEmpty() ? ledger.session().athleteId() : named;
        Track known = ledger.known(athlete);
        if (known == null && !Identity.isSubject(athlete)) {
            end(Closing.MALFORMED, "batch.athleteId is 1 to 64 of A-Za-z0-9_-");
            return null;
        }
        if (!athlete.equals(ledger.session().athleteId()) && !Opening.maySendFor(sender, athlete)) {
            end(Closing.NOT_ALLOWED, "only a hub may send for another athlete");
            return null;
        }
        if (samples > config.maxBatchSamples()) {
            end(Closing.MALFORMED, "a batch is up to " + config.maxBatchSamples() + " samples");
            return null;
        }
        Track track = known == null ? ledger.track(athlete) : known;
        if (track == null) {
            end(Closing.MALFORMED, "a session is of up to " + config.maxAthletes() + " athletes");
        } else if (known == null) {
            services.open().join(this, athlete);
        }
        return track;
    }

    /** Stops reading where a bound is reached; what is in hand has been taken. */
    private void limit(Ledger ledger, Track track, int samples) {
        if (track.ranges() > 1 && ledger.gaps() > config.maxGaps()) {
            end(Closing.MALFORMED, "over " + config.maxGaps() + " gaps between seqs: send what is missing first");
            return;
        }
        if (ledger.pendingSamples() >= config.maxPendingSamples() && gate.shut(Gate.Reason.WINDOW)) {
            outbox.slowDown(ledger.pendingSamples());
        }
        if (services.budget().exhausted() && gate.shut(Gate.Reason.BUDGET)) {
            outbox.slowDown(ledger.pendingSamples());
            services.budget().whenRoom(() -> peer.execute(() -> gate.open(Gate.Reason.BUDGET)));
        }
        Duration wait = rate.take(samples, System.nanoTime());
        if (!wait.isZero() && gate.shut(Gate.Reason.RATE)) {
            peer.schedule(() -> gate.open(Gate.Reason.RATE), wait);
        }
        outbox.flush();
    }

    private void settled(SampleLog.Outcome outcome) {
        switch (outcome) {
            case SampleLog.Outcome.Lost lost -> end(Closing.RESTARTING, "samples could not be kept: send them again");
            case SampleLog.Outcome.Durable durable -> {
                if (state instanceof State.Streaming streaming
                        && streaming.ledger().pendingSamples() <= config.maxPendingSamples() / 2) {
                    gate.open(Gate.Reason.WINDOW);
                }
                proceed();
            }
        }
    }

    // leaving

    /** Takes the next step of leaving once nothing is pending. */
    private void proceed() {
        switch (state) {
            case State.Leaving(Ledger ledger)
            when ledger.idle() -> {
                state = new State.Ending(ledger);
                ledger.tracks().stream()
                        .filter(track -> track.seen() || isOwn(track))
                        .forEach(ledger::end);
                proceed();
            }
            case State.Ending(Ledger ledger) when ledger.idle() -> depart("the session is over");
            case State.Draining(Ledger ledger) when ledger.idle() -> depart("all that came is settled");
            case State.Leaving leaving -> {}
            case State.Ending ending -> {}
            case State.Draining draining -> {}
            case State.AwaitingHello waiting -> {}
            case State.Entering entering -> {}
            case State.Streaming streaming -> {}
            case State.Ended ended -> {}
        }
    }

    /** An athlete's own session ends even when this connection knows none of its samples; a hub is no athlete. */
    private boolean isOwn(Track track) {
        return identity != null && !identity.has("hub") && track.athleteId().equals(identity.subject());
    }

    private void depart(String detail) {
        outbox.close();
        end(Closing.DONE, detail);
    }

    private void leave() {
        state = new State.Ended();
        outbox.close();
        services.open().leave(this);
    }
}
