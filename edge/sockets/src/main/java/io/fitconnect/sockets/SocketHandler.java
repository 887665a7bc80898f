package io.fitconnect.sockets;

import io.netty.buffer.ByteBuf;

/** What an endpoint does with one connection; every method runs on the socket's event loop and must not block. */
public interface SocketHandler {

    /**
     * A whole message arrived, in the connection's encoding, text already known to be UTF-8.
     *
     * @param message the library's: valid during the call only
     */
    void message(ByteBuf message);

    /** After {@link Socket#writable()} was false: it is true again. */
    default void drained() {}

    /** The connection is gone, whoever ended it; called once, and nothing after it. */
    default void closed() {}
}
