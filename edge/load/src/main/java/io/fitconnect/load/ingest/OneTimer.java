package io.fitconnect.load.ingest;

import io.vertx.core.Vertx;

/** At most one thing to do later; a new one takes the place of the old. Confined to one context. */
final class OneTimer {
    private final Vertx vertx;
    private long id = -1;

    OneTimer(Vertx vertx) {
        this.vertx = vertx;
    }

    void start(long delayMs, Runnable action) {
        cancel();
        id = vertx.setTimer(delayMs, ignored -> action.run());
    }

    void cancel() {
        if (id >= 0) {
            vertx.cancelTimer(id);
            id = -1;
        }
    }
}
