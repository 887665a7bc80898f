package io.fitconnect.sockets;

/** A name that a client may offer in Sec-WebSocket-Protocol, and the encoding it stands for. */
public record Subprotocol(String name, Encoding encoding) {

    public static Subprotocol proto(String name) {
        return new Subprotocol(name, Encoding.PROTO);
    }

    public static Subprotocol json(String name) {
        return new Subprotocol(name, Encoding.JSON);
    }
}
