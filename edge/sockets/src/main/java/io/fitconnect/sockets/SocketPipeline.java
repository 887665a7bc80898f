package io.fitconnect.sockets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.UnixChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The life of one WebSocket on its Netty channel, behind Netty's frame decoder and UTF-8 validator: control frames,
 * whole messages, the closing handshake, keep-alive and the coalesced flush. Event loop only, unless said otherwise.
 */
final class SocketPipeline extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(SocketPipeline.class);
    /** How long a peer may take to answer a close, and how long bytes of a failed one are thrown away. */
    private static final long CLOSING_MILLIS = 2_000;

    /** RFC 6455 7.4.2; the decoder checks the rest of the ranges. */
    private static final int LAST_CODE = 4999;

    private static final long QUIET_MILLIS = SocketLoop.ROUND_SECONDS * 500L;
    private static final long SILENT_MILLIS = 80_000;

    /** OPEN; CLOSING: our close is out, the peer's is awaited; ENDED: nothing more is sent or read. */
    private enum State {
        OPEN,
        CLOSING,
        ENDED
    }

    private final SocketEndpoint endpoint;
    private final Encoding encoding;
    private final SocketLoop loop;
    private final Runnable gone;
    private final MessageAssembly assembly;

    private volatile State state = State.OPEN;
    private @Nullable ChannelHandlerContext ctx;
    private @Nullable SocketHandler handler;
    /** Nothing stands between us and TCP, so writes need not walk the pipeline. */
    private boolean plain;

    /** The kernel's socket where frames may go straight to it: no TLS, and Linux's or BSD's own transport. */
    private @Nullable FileDescriptor direct;

    private boolean flushScheduled;
    /** The kernel did not take all of a turn's frames: what is left waits in the channel's queue. */
    private volatile boolean stuck;

    private boolean reading = true;
    private long heardNanos = System.nanoTime();
    /** Where the loop keeps it; its group is -1 when it doesn't. */
    int group = -1;

    int place;

    SocketPipeline(SocketEndpoint endpoint, Encoding encoding, SocketLoop loop, Runnable gone) {
        this.endpoint = endpoint;
        this.encoding = encoding;
        this.loop = loop;
        this.gone = gone;
        this.assembly = new MessageAssembly(endpoint.maxMessageBytes());
    }

    void start(SocketHandler socketHandler) {
        handler = socketHandler;
        loop.enter(this);
    }

    /** Any thread. */
    boolean open() {
        return state == State.OPEN && context().channel().isActive();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        ctx = added;
        plain = added.pipeline().get(SslHandler.class) == null;
        ChannelOutboundBuffer queue = added.channel().unsafe().outboundBuffer();
        boolean empty = queue != null && queue.totalPendingWriteBytes() == 0;
        direct = plain && empty && added.channel() instanceof UnixChannel unix ? unix.fd() : null;
    }

    private ChannelHandlerContext context() {
        ChannelHandlerContext context = ctx;
        if (context == null) {
            throw new IllegalStateException("not in a pipeline");
        }
        return context;
    }

    // inbound

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            heardNanos = System.nanoTime();
            if (state != State.ENDED && message instanceof WebSocketFrame frame) {
                frame(frame);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void frame(WebSocketFrame frame) {
        switch (frame) {
            case PingWebSocketFrame ping when state == State.OPEN -> send(Frames.pong(ping.content()));
            case PingWebSocketFrame ping -> {}
            case PongWebSocketFrame pong -> {}
            case CloseWebSocketFrame close -> peerCloses(close);
            default -> {
                if (state == State.OPEN) {
                    data(frame);
                }
            }
        }
    }

    private void data(WebSocketFrame frame) {
        if (!(frame instanceof ContinuationWebSocketFrame)) {
            assembly.begin(frame instanceof TextWebSocketFrame);
        }
        switch (assembly.add(frame.content(), frame.isFinalFragment())) {
            case MORE -> {}
            case TOO_BIG -> fail(CloseCode.TOO_BIG, "messages are at most " + endpoint.maxMessageBytes() + " bytes");
            case WHOLE -> whole();
        }
    }

    private void whole() {
        ByteBuf message = assembly.take();
        try {
            if (assembly.text() != (encoding == Encoding.JSON)) {
                close(CloseCode.UNSUPPORTED, "this subprotocol has only " + (assembly.text() ? "binary" : "text"));
            } else if (handler != null) {
                handler.message(message);
            }
        } catch (RuntimeException broken) {
            LOG.error("socket handler failed", broken);
            close(CloseCode.INTERNAL, "internal error");
        } finally {
            message.release();
        }
    }

    private void peerCloses(CloseWebSocketFrame close) {
        int code = close.statusCode();
        if (code > LAST_CODE) {
            fail(CloseCode.PROTOCOL_ERROR, "close codes end at " + LAST_CODE);
            return;
        }
        if (state == State.OPEN) {
            write(Frames.close(Math.max(code, 0), ""));
        }
        end();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException corrupt) {
            fail(corrupt.closeStatus().code(), String.valueOf(corrupt.getMessage()));
        } else {
            // a reset by the peer or a broken TLS record: nobody is there to be told
            LOG.debugf("connection lost: %s", cause.toString());
            state = State.ENDED;
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        state = State.ENDED;
        assembly.clear();
        loop.leave(this);
        gone.run();
        if (handler != null) {
            handler.closed();
        }
        context.fireChannelInactive();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        drained();
        context.fireChannelWritabilityChanged();
    }

    // outbound

    void send(ByteBuf frame) {
        if (state != State.OPEN || !context().channel().isActive()) {
            frame.release();
            return;
        }
        write(frame);
        ChannelOutboundBuffer queue = context().channel().unsafe().outboundBuffer();
        if (queue != null && queue.totalPendingWriteBytes() > endpoint.maxQueuedBytes()) {
            LOG.debugf("a peer let %d bytes queue up and is cut off", endpoint.maxQueuedBytes());
            state = State.ENDED;
            context().close();
        }
    }

    /**
     * Hands a frame to the kernel now, past every queue, and leaves the caller its reference. False: the kernel took none
     * of it. Nothing of it is queued then but a ping of two bytes, whose leaving says that there is room again.
     */
    boolean offer(ByteBuf frame) {
        FileDescriptor socket = direct;
        if (socket == null || flushScheduled || stuck || state != State.OPEN || !frame.hasMemoryAddress()) {
            send(frame.retainedDuplicate());
            return true;
        }
        int taken = 0;
        try {
            taken = socket.writeAddress(frame.memoryAddress(), frame.readerIndex(), frame.writerIndex());
        } catch (IOException lost) {
            LOG.debugf("connection lost: %s", lost.toString());
            state = State.ENDED;
            context().close();
        }
        if (state == State.OPEN && taken < frame.readableBytes()) {
            queueInstead(taken == 0 ? Frames.ping() : frame.retainedDuplicate().skipBytes(taken));
        }
        return taken > 0 || state != State.OPEN;
    }

    private void queueInstead(ByteBuf bytes) {
        write(bytes);
        flush();
        if (!stuck) {
            context().executor().execute(this::drained);
        }
    }

    private void write(ByteBuf frame) {
        Channel channel = context().channel();
        if (plain) {
            channel.unsafe().write(frame, channel.voidPromise());
        } else {
            context().write(frame, channel.voidPromise());
        }
        if (!flushScheduled) {
            flushScheduled = true;
            // at the end of this turn of the loop, so that frames of one turn share a system call
            loop.flushLater(this);
        }
    }

    void flush() {
        flushScheduled = false;
        ChannelHandlerContext context = context();
        if (plain) {
            context.channel().unsafe().flush();
        } else {
            context.flush();
        }
        ChannelOutboundBuffer queue = context.channel().unsafe().outboundBuffer();
        if (!stuck && queue != null && queue.totalPendingWriteBytes() > 0) {
            stuck = true;
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
                stuck = false;
                drained();
            });
        }
    }

    /** Any thread. */
    boolean writable() {
        return !stuck && context().channel().isWritable();
    }

    /** Bytes that wait in this process for the kernel to take them. Any thread. */
    long queuedBytes() {
        ChannelOutboundBuffer queue = context().channel().unsafe().outboundBuffer();
        return queue == null ? 0 : queue.totalPendingWriteBytes();
    }

    private void drained() {
        if (state == State.OPEN && handler != null && writable()) {
            handler.drained();
        }
    }

    /** Any thread. */
    void reading(boolean on) {
        reading = on;
        if (state == State.OPEN) {
            heardNanos = System.nanoTime();
            context().channel().config().setAutoRead(on);
        }
    }

    // the end

    void close(int code, String reason) {
        if (state != State.OPEN) {
            return;
        }
        write(Frames.close(code, reason));
        state = State.CLOSING;
        context().channel().config().setAutoRead(true);
        context().executor().schedule(this::end, CLOSING_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** RFC 6455 7.1.7: say why, and end the connection without waiting for an answer. */
    private void fail(int code, String reason) {
        if (state == State.OPEN) {
            write(Frames.close(code, reason));
        }
        end();
    }

    /**
     * Ends our side once all is written. Bytes that still come are read and thrown away for a while, because closing on
     * unread bytes resets the connection and the peer might never see the close frame.
     */
    private void end() {
        if (state == State.ENDED) {
            return;
        }
        state = State.ENDED;
        assembly.clear();
        ChannelHandlerContext context = context();
        context.channel().config().setAutoRead(true);
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (context.channel() instanceof DuplexChannel duplex
                    && context.pipeline().get(SslHandler.class) == null) {
                duplex.shutdownOutput();
                context.executor().schedule(() -> context.close(), CLOSING_MILLIS, TimeUnit.MILLISECONDS);
            } else {
                context.close();
            }
        });
    }

    /** Pings a quiet peer and lets one go that has been silent for long; a paused one is not expected to be heard. */
    void keepAlive() {
        if (state != State.OPEN || !context().channel().isActive()) {
            return;
        }
        long silent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - heardNanos);
        if (reading && silent > SILENT_MILLIS) {
            close(CloseCode.TOO_SLOW, "no sign of life");
            return;
        }
        if (silent > QUIET_MILLIS) {
            send(Frames.ping());
        }
    }
}
