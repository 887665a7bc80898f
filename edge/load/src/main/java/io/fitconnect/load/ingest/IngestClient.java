package io.fitconnect.load.ingest;

import io.fitconnect.load.link.Backoff;
import io.fitconnect.load.link.Link;
import io.fitconnect.load.link.LinkEnd;
import io.fitconnect.load.link.LinkEvents;
import io.fitconnect.proto.ingest.v1.Batch;
import io.fitconnect.proto.ingest.v1.Bye;
import io.fitconnect.proto.ingest.v1.ClientFrame;
import io.fitconnect.proto.ingest.v1.Hello;
import io.fitconnect.proto.ingest.v1.Refusal;
import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.proto.ingest.v1.ServerFrame;
import io.fitconnect.proto.ingest.v1.Welcome;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Sends one session and outlives every restart of the platform: keeps what isn't settled, reconnects, resends what the
 * welcome doesn't cover.
 *
 * <p>All state is confined to one event-loop context; {@link #offer}, {@link #send} and {@link #finish} may be called
 * from any thread. At most {@link IngestOptions#window} samples are unsettled; the next one waits ({@code send}) or is
 * not taken ({@code offer}).
 */
public final class IngestClient implements AutoCloseable {
    private static final long WELCOME_MS = 10_000;
    private static final long BYE_MS = 30_000;
    private static final long STALLED_MS = 30_000;
    private static final long SLOW_DOWN_MS = 1_000;

    private final Context context;
    private final IngestEndpoint endpoint;
    private final IngestOptions options;
    private final IngestListener listener;
    private final Semaphore room;
    private final OneTimer timer;
    private final Outbox outbox = new Outbox();
    private final Tally tally = new Tally();
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(3));
    private final CompletableFuture<Settlement> done = new CompletableFuture<>();
    private final AtomicBoolean pumpAsked = new AtomicBoolean();

    private State state = State.WAITING;
    private @Nullable Link<ClientFrame> link;
    private int generation;
    private long lastWelcomeMs = System.currentTimeMillis();
    private long lastProgressMs;
    private long slowUntilMs;
    private boolean finishing;

    private enum State {
        WAITING,
        CONNECTING,
        OPEN,
        LEAVING,
        CLOSED
    }

    private IngestClient(Vertx vertx, IngestEndpoint endpoint, IngestOptions options, IngestListener listener) {
        // Clients spread over the event loops, wherever they are made.
        ContextInternal own = ((VertxInternal) vertx).createEventLoopContext();
        this.context = own;
        this.endpoint = endpoint;
        this.options = options;
        this.listener = listener;
        this.room = new Semaphore(options.window());
        this.timer = new OneTimer(vertx);
    }

    /** Starts connecting at once. */
    public static IngestClient start(
            Vertx vertx, IngestEndpoint endpoint, IngestOptions options, IngestListener listener) {
        IngestClient client = new IngestClient(vertx, endpoint, options, listener);
        client.context.runOnContext(ignored -> client.connect());
        return client;
    }

    /** Takes a sample of the session's own athlete; false when the window is full. */
    public boolean offer(Sample sample) {
        return offer(options.athleteId(), sample);
    }

    /** For hubs: takes a sample of any athlete. */
    public boolean offer(String athleteId, Sample sample) {
        if (done.isDone() || !room.tryAcquire()) {
            return false;
        }
        accept(athleteId, sample);
        return true;
    }

    /**
     * Takes a sample of the session's own athlete, after a wait for room; never call it on an event loop.
     *
     * @throws IngestException when the session has failed
     */
    public void send(Sample sample) throws InterruptedException {
        send(options.athleteId(), sample);
    }

    /** For hubs: as {@link #send(Sample)} for any athlete. */
    public void send(String athleteId, Sample sample) throws InterruptedException {
        while (!room.tryAcquire(100, TimeUnit.MILLISECONDS)) {
            if (done.isDone()) {
                done.join();
                throw new IllegalStateException("the session has ended");
            }
        }
        accept(athleteId, sample);
    }

    /** Ends the session once everything is settled. Fails with {@link IngestException} when that can't be. */
    public CompletableFuture<Settlement> finish() {
        context.runOnContext(ignored -> {
            finishing = true;
            pump();
        });
        return done;
    }

    /** Waits until all that was taken so far is settled. */
    public void awaitSettled(Duration limit) throws InterruptedException, TimeoutException {
        if (!room.tryAcquire(options.window(), limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TimeoutException(waiting() + " samples are not settled after " + limit);
        }
        room.release(options.window());
    }

    /** Samples taken and not settled. */
    public int waiting() {
        return options.window() - room.availablePermits();
    }

    /** Completes when the session has ended or failed. */
    public CompletableFuture<Settlement> completion() {
        return done;
    }

    /** Drops the connection as a lost network would; the client comes back by itself. */
    public void dropConnection() {
        context.runOnContext(ignored -> {
            if (link != null) {
                link.close();
            }
        });
    }

    /** Leaves without a bye: the session may be continued by another client. */
    @Override
    public void close() {
        context.runOnContext(ignored -> end(() -> done.complete(tally.settlement(false))));
    }

    private void accept(String athleteId, Sample sample) {
        context.runOnContext(ignored -> {
            if (!outbox.add(athleteId, sample)) {
                room.release();
            }
        });
        if (pumpAsked.compareAndSet(false, true)) {
            context.runOnContext(ignored -> {
                pumpAsked.set(false);
                pump();
            });
        }
    }

    private void connect() {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CONNECTING;
        int mine = ++generation;
        // Signing a token takes its time, and an event loop has none.
        context.<String>executeBlocking(options.token()::get, false).onComplete(token -> {
            if (mine != generation) {
                return;
            }
            if (token.failed()) {
                fail(LinkEnd.NOT_AUTHENTICATED, "no token: " + token.cause().getMessage());
                return;
            }
            timer.start(WELCOME_MS, () -> dropIfStill(mine, State.CONNECTING));
            link = endpoint.open(token.result(), new Events(mine));
        });
    }

    /** The events of one connection; a late word of an older one is not heard. */
    private final class Events implements LinkEvents<ServerFrame> {
        private final int mine;

        Events(int generation) {
            mine = generation;
        }

        @Override
        public void opened() {
            if (mine == generation && link != null) {
                link.send(ClientFrame.newBuilder().setHello(hello()).build());
            }
        }

        @Override
        public void frame(ServerFrame frame) {
            if (mine == generation) {
                onFrame(frame);
            }
        }

        @Override
        public void writable() {
            if (mine == generation) {
                pump();
            }
        }

        @Override
        public void closed(LinkEnd end) {
            if (mine == generation) {
                onClosed(end);
            }
        }
    }

    /** Tells what it was told: an edge that has lost it would wait for samples that are gone here. */
    private Hello hello() {
        return options.hello().toBuilder()
                .putAllSettledThrough(outbox.settledThrough())
                .build();
    }

    private void onFrame(ServerFrame frame) {
        switch (frame.getFrameCase()) {
            case WELCOME -> onWelcome(frame.getWelcome());
            case ACK ->
                settled(outbox.settle(
                        frame.getAck().getAthleteId(), frame.getAck().getSeq()));
            case REFUSAL -> onRefusal(frame.getRefusal());
            case CUE -> listener.cue(frame.getCue());
            case SLOW_DOWN -> slowUntilMs = System.currentTimeMillis() + SLOW_DOWN_MS;
            case FRAME_NOT_SET -> {} // a newer server's frame
        }
        pump();
    }

    private void onWelcome(Welcome welcome) {
        state = State.OPEN;
        backoff.reset();
        lastWelcomeMs = System.currentTimeMillis();
        lastProgressMs = lastWelcomeMs;
        slowUntilMs = 0;
        welcome.getResumeAfterSeqMap().forEach((athlete, seq) -> settled(outbox.settle(athlete, seq)));
        tally.connected(outbox.requeue());
        int mine = generation;
        timer.start(SLOW_DOWN_MS, () -> watch(mine));
        listener.welcomed();
    }

    private void onRefusal(Refusal refusal) {
        List<Outbox.Entry> refused = outbox.refuse(refusal.getAthleteId(), refusal.getSeq());
        if (!refused.isEmpty()) {
            tally.refused(refusal.getCode());
            room.release();
            lastProgressMs = System.currentTimeMillis();
        }
        listener.refused(refusal);
    }

    private void settled(List<Outbox.Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        lastProgressMs = System.currentTimeMillis();
        slowUntilMs = 0;
        tally.acked(entries.size());
        for (Outbox.Entry entry : entries) {
            listener.settled(entry.athleteId, entry.seq(), entry.sentNanos == 0 ? 0 : now - entry.sentNanos);
        }
        room.release(entries.size());
    }

    /** Sends while both sides can: the only place that writes samples. */
    private void pump() {
        Link<ClientFrame> open = link;
        if (state != State.OPEN || open == null || System.currentTimeMillis() < slowUntilMs) {
            return;
        }
        while (open.isWritable()) {
            List<Outbox.Entry> batch = outbox.next(options.batch(), System.nanoTime());
            if (batch.isEmpty()) {
                break;
            }
            open.send(frameOf(batch));
        }
        if (finishing && outbox.waiting() == 0 && outbox.hasNothingToSend()) {
            leave(open);
        }
    }

    private ClientFrame frameOf(List<Outbox.Entry> entries) {
        Batch.Builder batch = Batch.newBuilder();
        String athlete = entries.getFirst().athleteId;
        if (!athlete.equals(options.athleteId())) {
            batch.setAthleteId(athlete);
        }
        entries.forEach(entry -> batch.addSamples(entry.sample));
        return ClientFrame.newBuilder().setBatch(batch).build();
    }

    /** Says bye and waits for the server's close: only that tells that the end was taken. */
    private void leave(Link<ClientFrame> open) {
        state = State.LEAVING;
        open.send(ClientFrame.newBuilder().setBye(Bye.getDefaultInstance()).build());
        open.finish();
        int mine = generation;
        timer.start(BYE_MS, () -> dropIfStill(mine, State.LEAVING));
    }

    private void onClosed(LinkEnd end) {
        link = null;
        timer.cancel();
        if (state == State.CLOSED) {
            return;
        }
        if (state == State.LEAVING && end.code() == LinkEnd.NORMAL) {
            end(() -> done.complete(tally.settlement(true)));
            return;
        }
        state = State.WAITING;
        listener.disconnected(end.code() + " " + end.reason());
        if (end.isFinal()) {
            fail(end.code(), "refused with " + end.code() + " " + end.reason());
        } else if (System.currentTimeMillis() - lastWelcomeMs
                > options.giveUpAfter().toMillis()) {
            fail(
                    end.code(),
                    "no answer for " + options.giveUpAfter().toSeconds() + " s, at last " + end.code() + " "
                            + end.reason());
        } else {
            timer.start(end.code() == LinkEnd.RESTARTING ? 1 : backoff.nextMs(), this::connect);
        }
    }

    /** Once a second while open: resumes after slowDown, and doubts a connection that settles nothing. */
    private void watch(int mine) {
        if (mine != generation || state != State.OPEN) {
            return;
        }
        boolean stalled = outbox.waiting() > 0 && System.currentTimeMillis() - lastProgressMs > STALLED_MS;
        if (outbox.waiting() == 0) {
            lastProgressMs = System.currentTimeMillis();
        }
        if (stalled) {
            drop();
            return;
        }
        timer.start(SLOW_DOWN_MS, () -> watch(mine));
        pump();
    }

    private void dropIfStill(int mine, State waitingFor) {
        if (mine == generation && state == waitingFor) {
            drop();
        }
    }

    /** Gives the connection up; what it may still say is not heard. */
    private void drop() {
        Link<ClientFrame> old = link;
        generation++;
        if (old != null) {
            old.close();
        }
        state = state == State.LEAVING ? State.OPEN : state;
        onClosed(new LinkEnd(LinkEnd.ABNORMAL, "the server did not answer in time"));
    }

    private void fail(int code, String message) {
        end(() -> done.completeExceptionally(new IngestException(code, message)));
    }

    private void end(Runnable outcome) {
        timer.cancel();
        Link<ClientFrame> last = link;
        link = null;
        generation++;
        state = State.CLOSED;
        if (last != null) {
            last.close();
        }
        outcome.run();
    }
}
