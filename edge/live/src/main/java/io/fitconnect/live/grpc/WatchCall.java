package io.fitconnect.live.grpc;

import io.fitconnect.live.watch.Outlet;
import io.fitconnect.live.watch.Packet;
import io.fitconnect.live.watch.Shards;
import io.fitconnect.live.watch.Viewer;
import io.fitconnect.proto.live.v1.ClientFrame;
import io.fitconnect.proto.live.v1.Refusal;
import io.fitconnect.proto.live.v1.ServerFrame;
import io.fitconnect.sockets.Admission;
import io.fitconnect.sockets.Encoding;
import io.fitconnect.sockets.Identity;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.netty.channel.EventLoop;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One Watch call and its viewer, on one event loop whatever thread gRPC calls from. The client's frames are asked for one
 * by one; frames to it are sent while HTTP/2 flow control has room. A client that half-closes goes on watching.
 */
final class WatchCall extends ServerCall.Listener<ClientFrame> implements Outlet {
    private final ServerCall<ClientFrame, byte[]> call;
    private final EventLoop loop;
    private final Consumer<WatchCall> gone;
    private @Nullable Viewer viewer;
    private boolean reading = true;
    private boolean asked;
    private boolean closed;

    WatchCall(ServerCall<ClientFrame, byte[]> call, EventLoop loop, Consumer<WatchCall> gone) {
        this.call = call;
        this.loop = loop;
        this.gone = gone;
    }

    void admitted(Admission admission, Shards shards) {
        loop.execute(() -> {
            switch (admission) {
                case Admission.Admitted(Identity identity) -> start(identity, shards);
                case Admission.Anonymous anonymous -> start(null, shards);
                case Admission.Denied(String reason) -> end(Status.UNAUTHENTICATED.withDescription(reason));
                case Admission.Unavailable(String reason) -> end(Status.UNAVAILABLE.withDescription(reason));
            }
        });
    }

    void unavailable(Throwable failure) {
        loop.execute(() -> end(Status.UNAVAILABLE.withDescription("authentication is not available")));
    }

    void restarting() {
        loop.execute(() -> end(Status.UNAVAILABLE.withDescription("restarting: reconnect at once")));
    }

    // from gRPC, on its threads

    @Override
    public void onMessage(ClientFrame frame) {
        loop.execute(() -> {
            asked = false;
            if (viewer != null && !closed) {
                viewer.frame(frame);
            }
            ask();
        });
    }

    @Override
    public void onReady() {
        loop.execute(() -> {
            if (viewer != null && !closed) {
                viewer.drained();
            }
        });
    }

    @Override
    public void onCancel() {
        loop.execute(this::leave);
    }

    @Override
    public void onComplete() {
        loop.execute(this::leave);
    }

    // the outlet

    @Override
    public Encoding encoding() {
        return Encoding.PROTO;
    }

    @Override
    public boolean writable() {
        return call.isReady();
    }

    @Override
    public boolean send(Packet packet) {
        send(packet.payload());
        return true;
    }

    @Override
    public void refuse(Refusal refusal) {
        send(ServerFrame.newBuilder().setRefusal(refusal).build().toByteArray());
    }

    @Override
    public void reading(boolean on) {
        reading = on;
        ask();
    }

    private void send(byte[] frame) {
        if (!closed && !call.isCancelled()) {
            call.sendMessage(frame);
        }
    }

    private void start(@Nullable Identity identity, Shards shards) {
        if (closed) {
            return;
        }
        call.sendHeaders(new Metadata());
        viewer = shards.viewer(loop, this, identity);
        ask();
    }

    private void ask() {
        if (reading && !asked && !closed) {
            asked = true;
            call.request(1);
        }
    }

    private void end(Status status) {
        if (!closed) {
            call.close(status, new Metadata());
            leave();
        }
    }

    private void leave() {
        if (!closed) {
            closed = true;
            gone.accept(this);
            if (viewer != null) {
                viewer.closed();
            }
        }
    }
}
