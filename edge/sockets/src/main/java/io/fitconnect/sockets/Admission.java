package io.fitconnect.sockets;

/** What looking at a connection's credentials came to. */
public sealed interface Admission {

    /** The credentials are good. */
    record Admitted(Identity identity) implements Admission {}

    /** There were none; what an anonymous peer may do is the endpoint's matter. */
    record Anonymous() implements Admission {}

    /** They are wrong, expired or spent; the reason is for people and holds no secret. */
    record Denied(String reason) implements Admission {}

    /** They could not be looked at now; trying again later may help. */
    record Unavailable(String reason) implements Admission {}
}
