package io.fitconnect.sockets;

import io.netty.buffer.ByteBuf;
import io.vertx.core.impl.ContextInternal;

/** Runs a handler in its connection's Vert.x context, so that what it calls finds it and a blocked loop is noticed. */
record ContextualHandler(ContextInternal context, SocketHandler handler) implements SocketHandler {

    @Override
    public void message(ByteBuf message) {
        run(() -> handler.message(message));
    }

    @Override
    public void drained() {
        run(handler::drained);
    }

    @Override
    public void closed() {
        run(handler::closed);
    }

    /** Like the context's dispatch, but a failure reaches the pipeline, which closes the connection. */
    private void run(Runnable task) {
        ContextInternal before = context.beginDispatch();
        try {
            task.run();
        } finally {
            context.endDispatch(before);
        }
    }
}
