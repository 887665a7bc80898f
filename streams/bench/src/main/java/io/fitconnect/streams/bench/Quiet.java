package io.fitconnect.streams.bench;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Kafka's logs as the applications have them: without this their log manager takes every trace, at a great price. */
public final class Quiet {
    private Quiet() {}

    /** Before anything else in the process logs. */
    public static void please() {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Logger.getLogger("").setLevel(Level.WARNING);
    }
}
