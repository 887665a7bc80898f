package io.fitconnect.sockets;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * One open WebSocket as its endpoint sees it. Methods may be called on any thread; those of one thread take effect in
 * order.
 */
public final class Socket {

    private final SocketPipeline pipeline;
    private final Channel channel;
    private final Encoding encoding;
    private final @Nullable Identity identity;
    private final SocketAddress remote;

    Socket(
            SocketPipeline pipeline,
            Channel channel,
            Encoding encoding,
            @Nullable Identity identity,
            SocketAddress remote) {
        this.pipeline = pipeline;
        this.channel = channel;
        this.encoding = encoding;
        this.identity = identity;
        this.remote = remote;
    }

    public Encoding encoding() {
        return encoding;
    }

    /** Null: the peer showed no credentials. */
    public @Nullable Identity identity() {
        return identity;
    }

    public SocketAddress remote() {
        return remote;
    }

    /** The one thread that runs this socket's handler; sockets of one loop can be swept in one task. */
    public EventLoop eventLoop() {
        return channel.eventLoop();
    }

    /**
     * Queues a whole frame as {@link Frames} makes it and takes over the caller's reference: for many sockets hand each a
     * {@code retainedDuplicate()}. Frames sent in the same turn of the event loop leave in one write. Dropped when the
     * socket is closing.
     */
    public void send(ByteBuf frame) {
        if (eventLoop().inEventLoop()) {
            pipeline.send(frame);
        } else {
            eventLoop().execute(() -> pipeline.send(frame));
        }
    }

    /**
     * Hands a whole frame to the kernel at once, in a system call of its own; the caller keeps its reference, so that one
     * buffer does for any number of sockets. On the socket's loop. False: the peer reads too slowly and nothing of the
     * frame was taken or queued; send the newest after {@link SocketHandler#drained()}.
     */
    public boolean offer(ByteBuf frame) {
        return pipeline.offer(frame);
    }

    /**
     * False: what was sent before waits in the outbound queue, the kernel's own being full; wait for
     * {@link SocketHandler#drained()} and send the newest then.
     */
    public boolean writable() {
        return pipeline.writable();
    }

    long queuedBytes() {
        return pipeline.queuedBytes();
    }

    /** Stops reading at once; no message comes before {@link #resume()}, and TCP holds the peer. */
    public void pause() {
        pipeline.reading(false);
    }

    public void resume() {
        pipeline.reading(true);
    }

    /** Sends what is queued, then the close, waits a little for the peer's, and ends the connection. */
    public void close(int code, String reason) {
        if (eventLoop().inEventLoop()) {
            pipeline.close(code, reason);
        } else {
            eventLoop().execute(() -> pipeline.close(code, reason));
        }
    }

    public boolean open() {
        return pipeline.open();
    }
}
