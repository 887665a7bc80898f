package io.fitconnect.ingest.grpc;

import io.fitconnect.ingest.session.Closing;
import io.fitconnect.ingest.session.Peer;
import io.fitconnect.proto.ingest.v1.ServerFrame;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A session's other end on a gRPC call. Messages are asked for one by one, so a session that pauses has at most the one
 * that it is working on, and HTTP/2 holds the client.
 */
final class CallPeer implements Peer {

    /** Trailer with the stable code of why the call ended. */
    static final Metadata.Key<String> CODE = Metadata.Key.of("fitconnect-code", Metadata.ASCII_STRING_MARSHALLER);

    private static final Logger LOG = Logger.getLogger(CallPeer.class);

    private final ServerCallStreamObserver<ServerFrame> call;
    private final EventLoop loop;
    private boolean paused;
    private boolean owed;
    private boolean closed;

    CallPeer(ServerCallStreamObserver<ServerFrame> call, EventLoop loop) {
        this.call = call;
        this.loop = loop;
    }

    /** The session is done with a message, or ready for the first. */
    void next() {
        if (paused) {
            owed = true;
        } else if (!closed) {
            call.request(1);
        }
    }

    @Override
    public void send(ServerFrame frame) {
        if (!closed && !call.isCancelled()) {
            guarded(() -> call.onNext(frame));
        }
    }

    @Override
    public boolean writable() {
        return call.isReady();
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
        if (owed) {
            owed = false;
            next();
        }
    }

    @Override
    public void close(Closing closing, String detail) {
        if (closed || call.isCancelled()) {
            return;
        }
        closed = true;
        if (closing == Closing.DONE) {
            guarded(call::onCompleted);
        } else {
            guarded(() -> call.onError(status(closing, detail)));
        }
    }

    private static StatusRuntimeException status(Closing closing, String detail) {
        Metadata trailers = new Metadata();
        trailers.put(CODE, closing.code());
        return Status.fromCode(closing.grpcStatus())
                .withDescription(closing.code() + ": " + detail)
                .asRuntimeException(trailers);
    }

    /** Runs what a transport's event brings: at once where that is on the session's loop, which it always was then. */
    void run(Runnable task) {
        if (loop.inEventLoop()) {
            guarded(task);
        } else {
            execute(task);
        }
    }

    @Override
    public Executor loop() {
        return loop;
    }

    @Override
    public void execute(Runnable task) {
        try {
            loop.execute(() -> guarded(task));
        } catch (RejectedExecutionException stopped) {
            // the server is down and the call with it
        }
    }

    @Override
    public void schedule(Runnable task, Duration delay) {
        loop.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A call that is cancelled in this very moment refuses to be written to, which is no news. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (StatusRuntimeException | IllegalStateException gone) {
            if (!call.isCancelled()) {
                LOG.error("a session's task failed", gone);
            }
        }
    }
}
