package io.fitconnect.gateway;

import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Requests' bodies as a whole; the server's own limit comes too late for what is answered before any route. */
public final class Bodies {
    private Bodies() {}

    /**
     * Reads it to the end; fails with {@code request.too-large} above the bound, of which no more than that is held. The rest
     * is read and dropped, so that the client gets to see the answer.
     */
    public static Future<Buffer> read(HttpServerRequest request, int maxBytes) {
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() <= maxBytes) {
                body.appendBuffer(part);
            } else {
                whole.tryFail(new RefusedException(ProblemCode.REQUEST_TOO_LARGE, "At most " + maxBytes + " bytes."));
            }
        });
        request.endHandler(end -> whole.tryComplete(body));
        request.exceptionHandler(whole::tryFail);
        return whole.future();
    }
}
