package io.fitconnect.stack;

import java.time.Duration;

/** A process that is kept running: how it is started and how one knows that it answers. */
public interface Daemon {
    String name();

    int port();

    /** Writes what the process reads at its start and says how to start it; called before every start. */
    Launch launch() throws Exception;

    /** Speaks the process's own protocol; throws while it does not answer. */
    void probe() throws Exception;

    /** Makes what applications expect to find; called after every start, so it changes nothing that is there. */
    default void furnish() throws Exception {}

    /** How long the process may take until it answers. */
    default Duration patience() {
        return Duration.ofMinutes(3);
    }
}
