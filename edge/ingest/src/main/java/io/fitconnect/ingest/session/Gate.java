package io.fitconnect.ingest.session;

import java.util.EnumSet;
import java.util.Set;

/** Whether a session reads: it does when none of the reasons not to holds. Not thread-safe, unless said otherwise. */
final class Gate {

    /** Why a session does not read. */
    enum Reason {
        /** Its progress is being looked up. */
        OPENING,
        /** Its own samples wait for Kafka. */
        WINDOW,
        /** All sessions' records together have used up their memory. */
        BUDGET,
        /** It sends faster than its rate. */
        RATE,
        /** The client does not read what is sent to it. */
        OUTBOUND
    }

    private final Peer peer;
    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    private volatile boolean shut;

    Gate(Peer peer) {
        this.peer = peer;
    }

    /** True: it did not hold before. */
    boolean shut(Reason reason) {
        boolean wasOpen = reasons.isEmpty();
        boolean added = reasons.add(reason);
        if (wasOpen) {
            shut = true;
            peer.pause();
        }
        return added;
    }

    void open(Reason reason) {
        if (reasons.remove(reason) && reasons.isEmpty()) {
            shut = false;
            peer.resume();
        }
    }

    /** Any thread. */
    boolean isShut() {
        return shut;
    }
}
