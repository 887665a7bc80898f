package io.fitconnect.sockets;

import java.util.List;
import java.util.function.Function;

/**
 * A WebSocket path and its limits.
 *
 * @param path exact path, such as {@code /ingest/v1}
 * @param subprotocols what is spoken; a client that offers none gets {@link Encoding#JSON}, one that offers only
 *     others is refused with 400
 * @param maxMessageBytes largest message, whole or in fragments; above it the connection is closed with 1009
 * @param maxQueuedBytes largest outbound queue of a socket; a peer that lets it grow beyond is cut off. Senders look at
 *     {@link Socket#writable()} long before that
 * @param limit connections at the same time; above it they are closed with 4429
 * @param open makes the handler of a new connection, on its event loop
 */
public record SocketEndpoint(
        String path,
        List<Subprotocol> subprotocols,
        int maxMessageBytes,
        int maxQueuedBytes,
        ConnectionLimit limit,
        Function<Socket, SocketHandler> open) {

    public SocketEndpoint {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path starts with /");
        }
        if (maxMessageBytes < 125 || maxQueuedBytes < maxMessageBytes) {
            throw new IllegalArgumentException("maxMessageBytes is at least 125, maxQueuedBytes at least as much");
        }
        subprotocols = List.copyOf(subprotocols);
    }
}
