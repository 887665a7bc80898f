package io.fitconnect.gateway;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** Brings what another thread answers back to where it was asked for. */
public final class Loop {
    private Loop() {}

    /** The context that this is called on; where there is none, any thread. */
    public static Executor here() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : step -> context.runOnContext(ignored -> step.run());
    }
}
