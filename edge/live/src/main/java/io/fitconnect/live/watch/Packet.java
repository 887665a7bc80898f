package io.fitconnect.live.watch;

import io.fitconnect.live.window.Frame;
import io.fitconnect.sockets.Frames;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A frame with a subscription's id in it. Viewers of a room that chose the same id, as copies of one page do, share it
 * down to the bytes of the WebSocket frame. On one event loop, valid while it is being sent.
 */
public final class Packet {
    private final Frame frame;
    private final byte[] idPart;
    private byte @Nullable [] payload;
    private @Nullable ByteBuf webSocketFrame;

    Packet(Frame frame, byte[] idPart) {
        this.frame = frame;
        this.idPart = idPart;
    }

    public Frame frame() {
        return frame;
    }

    /** The ServerFrame, encoded. Not to be changed. */
    public byte[] payload() {
        byte[] made = payload;
        if (made == null) {
            made = payload = frame.payload(idPart);
        }
        return made;
    }

    /** The whole WebSocket frame; the reference is the packet's. */
    public ByteBuf webSocketFrame() {
        ByteBuf made = webSocketFrame;
        if (made == null) {
            made = webSocketFrame = Frames.message(frame.encoding(), payload());
        }
        return made;
    }

    int size() {
        return payload().length;
    }

    boolean is(Frame otherFrame, byte[] otherIdPart) {
        return frame == otherFrame && Arrays.equals(idPart, otherIdPart);
    }

    void release() {
        if (webSocketFrame != null) {
            webSocketFrame.release();
            webSocketFrame = null;
        }
    }
}
