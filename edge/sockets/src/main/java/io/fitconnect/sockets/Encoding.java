package io.fitconnect.sockets;

/** How messages travel on a connection; one connection speaks one encoding. */
public enum Encoding {
    /** Protobuf in binary messages. */
    PROTO,
    /** The canonical JSON mapping of the same messages in text messages. */
    JSON
}
