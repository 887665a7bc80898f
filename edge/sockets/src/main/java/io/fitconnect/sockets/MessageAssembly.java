package io.fitconnect.sockets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import org.jspecify.annotations.Nullable;

/** Puts the fragments of a message together, up to a size; the decoder before it sees to their order. */
final class MessageAssembly {

    /** What adding a fragment came to. */
    enum Progress {
        MORE,
        WHOLE,
        TOO_BIG
    }

    private final int maxBytes;
    private boolean text;
    private @Nullable ByteBuf message;

    MessageAssembly(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    void begin(boolean isText) {
        clear();
        text = isText;
    }

    Progress add(ByteBuf fragment, boolean last) {
        int held = message == null ? 0 : message.readableBytes();
        if (held + fragment.readableBytes() > maxBytes) {
            clear();
            return Progress.TOO_BIG;
        }
        if (message == null && last) {
            message = fragment.retain();
            return Progress.WHOLE;
        }
        if (message == null) {
            // copied: one byte fragments must not each hold a buffer of their own
            message = PooledByteBufAllocator.DEFAULT.buffer(256, maxBytes);
        }
        message.writeBytes(fragment, fragment.readerIndex(), fragment.readableBytes());
        return last ? Progress.WHOLE : Progress.MORE;
    }

    boolean text() {
        return text;
    }

    /** The whole message; the caller releases it. */
    ByteBuf take() {
        ByteBuf whole = message;
        if (whole == null) {
            throw new IllegalStateException("no whole message");
        }
        message = null;
        return whole;
    }

    void clear() {
        if (message != null) {
            message.release();
            message = null;
        }
    }
}
