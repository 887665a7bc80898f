package io.fitconnect.sockets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.charset.StandardCharsets;

/**
 * Whole server frames, header and payload in one buffer (RFC 6455 section 5.2: not fragmented, not masked), so that a
 * message is encoded once however many sockets it goes to.
 */
public final class Frames {

    private static final ByteBufAllocator ALLOCATOR = PooledByteBufAllocator.DEFAULT;
    private static final int FINAL = 0x80;
    private static final int TEXT = 0x1;
    private static final int BINARY = 0x2;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int MAX_CONTROL = 125;

    private Frames() {}

    /** A message in the encoding's kind of frame. The caller owns the buffer and releases it or hands it on. */
    public static ByteBuf message(Encoding encoding, byte[] payload) {
        ByteBuf frame = head(encoding == Encoding.PROTO ? BINARY : TEXT, payload.length);
        return frame.writeBytes(payload);
    }

    public static ByteBuf text(CharSequence payload) {
        ByteBuf frame = head(TEXT, ByteBufUtil.utf8Bytes(payload));
        ByteBufUtil.writeUtf8(frame, payload);
        return frame;
    }

    static ByteBuf ping() {
        return head(PING, 0);
    }

    static ByteBuf pong(ByteBuf payload) {
        return head(PONG, payload.readableBytes()).writeBytes(payload, payload.readerIndex(), payload.readableBytes());
    }

    /** @param code 0 answers a close without a code */
    static ByteBuf close(int code, String reason) {
        if (code == 0) {
            return head(CLOSE, 0);
        }
        byte[] text = cut(reason);
        return head(CLOSE, 2 + text.length).writeShort(code).writeBytes(text);
    }

    /** The longest start of the text that fits a control frame and ends with a whole character. */
    private static byte[] cut(String reason) {
        String text = reason;
        while (ByteBufUtil.utf8Bytes(text) > MAX_CONTROL - 2) {
            text = text.substring(0, text.offsetByCodePoints(text.length(), -1));
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ByteBuf head(int opcode, int length) {
        ByteBuf frame = ALLOCATOR.directBuffer(length + 10).writeByte(FINAL | opcode);
        if (length <= MAX_CONTROL) {
            return frame.writeByte(length);
        }
        if (length <= 0xFFFF) {
            return frame.writeByte(126).writeShort(length);
        }
        return frame.writeByte(127).writeLong(length);
    }
}
