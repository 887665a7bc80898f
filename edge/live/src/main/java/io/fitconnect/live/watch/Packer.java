package io.fitconnect.live.watch;

import io.fitconnect.live.window.Frame;
import org.jspecify.annotations.Nullable;

/** Keeps the last packet of a sweep for the next viewer with the same frame and id, and counts what was sent. */
final class Packer implements AutoCloseable {
    private final LiveMetrics metrics;
    private @Nullable Packet last;
    private int frames;
    private long bytes;
    private int conflations;

    Packer(LiveMetrics metrics) {
        this.metrics = metrics;
    }

    Packet pack(Frame frame, byte[] idPart) {
        Packet packet = last;
        if (packet == null || !packet.is(frame, idPart)) {
            release();
            packet = last = new Packet(frame, idPart);
        }
        frames++;
        bytes += packet.size();
        return packet;
    }

    void conflated() {
        conflations++;
    }

    @Override
    public void close() {
        release();
        metrics.sent(frames, bytes, conflations);
    }

    private void release() {
        if (last != null) {
            last.release();
        }
    }
}
