package io.fitconnect.imports;

import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.proto.ingest.v1.ClientFrame;
import io.fitconnect.proto.ingest.v1.Refusal;
import io.fitconnect.proto.ingest.v1.ServerFrame;
import io.fitconnect.proto.ingest.v1.Welcome;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One call of the Telemetry service for one athlete, for a thread that may wait. */
final class IngestCall implements ClientResponseObserver<ClientFrame, ServerFrame>, AutoCloseable {
    private final Duration silence;
    private final Map<String, RefusedSamples> refused = new LinkedHashMap<>();
    private @Nullable ClientCallStreamObserver<ClientFrame> requests;
    private @Nullable Welcome welcome;
    private @Nullable Throwable failure;
    private boolean ended;
    private long acked;
    private long answers;

    /** @param silence how long the edge may say nothing while it is waited for */
    IngestCall(Duration silence) {
        this.silence = silence;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<ClientFrame> call) {
        requests = call;
    }

    void send(ClientFrame frame) {
        Objects.requireNonNull(requests).onNext(frame);
    }

    synchronized Welcome welcome() {
        await(() -> welcome != null);
        return Objects.requireNonNull(welcome);
    }

    /** Waits until everything up to seq is settled. */
    synchronized void awaitAck(long seq) {
        await(() -> acked >= seq);
    }

    /** Waits until the edge has ended the session in peace. */
    synchronized void awaitEnd() {
        await(() -> ended);
    }

    synchronized List<RefusedSamples> refused() {
        return List.copyOf(refused.values());
    }

    /** The caller holds the lock. */
    private void await(BooleanSupplier done) {
        long heard = answers;
        long deadline = System.nanoTime() + silence.toNanos();
        while (!done.getAsBoolean()) {
            if (failure != null || ended) {
                throw refusal(failure);
            }
            if (heard != answers) {
                heard = answers;
                deadline = System.nanoTime() + silence.toNanos();
            }
            long leftMs = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                throw unavailable("The ingest edge has not answered for " + silence.toSeconds() + " s.");
            }
            try {
                wait(leftMs);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw unavailable("This server is stopping.");
            }
        }
    }

    private static RefusedException refusal(@Nullable Throwable failure) {
        Status status = failure == null ? Status.UNAVAILABLE : Status.fromThrowable(failure);
        return switch (status.getCode()) {
            case UNAUTHENTICATED ->
                new RefusedException(ProblemCode.TOKEN_INVALID, "The ingest edge does not accept the token.");
            case PERMISSION_DENIED ->
                new RefusedException(ProblemCode.ACCESS_DENIED, "The ingest edge does not let you send this.");
            case ABORTED ->
                new RefusedException(ProblemCode.IMPORT_BUSY, "The same file is being sent by a newer request.");
            default -> unavailable("The ingest edge ended the session: " + status.getCode() + ".");
        };
    }

    private static RefusedException unavailable(String detail) {
        return new RefusedException(
                ProblemCode.INGEST_UNAVAILABLE,
                detail + " Send the file again: what has been taken is not taken twice.");
    }

    @Override
    public synchronized void onNext(ServerFrame frame) {
        answers++;
        switch (frame.getFrameCase()) {
            case WELCOME -> welcome = frame.getWelcome();
            case ACK -> acked = Math.max(acked, frame.getAck().getSeq());
            case REFUSAL -> refuse(frame.getRefusal());
            default -> {} // cues and slow-downs are for devices
        }
        notifyAll();
    }

    private void refuse(Refusal refusal) {
        refused.merge(
                refusal.getCode(),
                new RefusedSamples(refusal.getCode(), 1, refusal.getDetail()),
                (known, another) -> known.oneMore());
    }

    @Override
    public synchronized void onError(Throwable broken) {
        failure = broken;
        notifyAll();
    }

    @Override
    public synchronized void onCompleted() {
        ended = true;
        notifyAll();
    }

    @Override
    public void close() {
        if (requests != null) {
            requests.cancel("the import is over", null);
        }
    }
}
