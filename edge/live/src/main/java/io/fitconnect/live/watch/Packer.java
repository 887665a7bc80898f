package io.fitconnect.live.watch;

import io.fitconnect.live.window.Edition;
import io.fitconnect.live.window.Frame;
import io.fitconnect.sockets.Encoding;
import org.jspecify.annotations.Nullable;

/** Keeps the last packet of a sweep for the next viewer with the same frame and id, and counts what was sent. */
final class Packer implements AutoCloseable {
    private final LiveMetrics metrics;
    private @Nullable Packet last;
    private @Nullable Edition shown;
    private @Nullable Frame changes;
    private long held;
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
        return packet;
    }

    void sent(Packet packet) {
        frames++;
        bytes += packet.size();
    }

    /** What one who holds a version lacks of an edition: asked once for all viewers in a row who hold the same. */
    Frame changes(Edition edition, long version, Encoding encoding) {
        Frame known = changes;
        if (known == null || shown != edition || held != version || known.encoding() != encoding) {
            Frame since = edition.since(version, encoding);
            known = since != null ? since : edition.snapshot(encoding);
            changes = known;
            shown = edition;
            held = version;
        }
        return known;
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
