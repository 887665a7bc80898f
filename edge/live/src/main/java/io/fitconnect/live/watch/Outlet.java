package io.fitconnect.live.watch;

import io.fitconnect.proto.live.v1.Refusal;
import io.fitconnect.sockets.Encoding;

/** A connection as its viewer uses it, whatever the transport. On the connection's event loop. */
public interface Outlet {
    Encoding encoding();

    /** False: what was sent waits in a queue; the viewer sends nothing until it is told that the queue drained. */
    boolean writable();

    /** Sends a frame. False: nothing of it will arrive, since the connection is full; it says when it has drained. */
    boolean send(Packet packet);

    void refuse(Refusal refusal);

    /** Stops ({@code false}) or goes on taking the client's frames. */
    void reading(boolean on);
}
