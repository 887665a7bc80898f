package io.fitconnect.live.watch;

import io.fitconnect.proto.live.v1.Refusal;
import io.fitconnect.sockets.Encoding;

/** A connection as its viewer uses it, whatever the transport. On the connection's event loop. */
public interface Outlet {
    Encoding encoding();

    /** False: what was sent waits in a queue; the viewer sends nothing until it is told that the queue drained. */
    boolean writable();

    /** Queues a frame; it leaves with all others of this turn of the event loop. */
    void send(Packet packet);

    void refuse(Refusal refusal);

    /** Stops ({@code false}) or goes on taking the client's frames. */
    void reading(boolean on);
}
