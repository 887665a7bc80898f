package io.fitconnect.stack;

/** How much a server does so that data survives: a machine that loses power, or only a process that is killed. */
public enum Durability {
    POWER_LOSS,
    PROCESS_KILL
}
