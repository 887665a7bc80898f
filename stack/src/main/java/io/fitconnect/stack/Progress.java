package io.fitconnect.stack;

import java.time.Duration;

/** Hears what happens to the processes, possibly from several threads. */
public interface Progress {
    Progress SILENT = new Progress() {};

    default void starting(String name) {}

    default void ready(String name, int port, Duration took) {}

    /** It ended unasked and will be started again. */
    default void died(String name, Duration pause) {}

    default void failed(String name, String reason) {}
}
