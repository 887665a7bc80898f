package io.fitconnect.sockets;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Turns credentials into an identity without ever blocking the caller; the answer may come on any thread. */
public interface Authenticator {

    /**
     * @param authorization the Authorization header or gRPC metadata, {@code Bearer <JWT>}
     * @param ticket a one-use ticket, for browsers, which can't set headers; it is spent by looking
     */
    Uni<Admission> admit(@Nullable String authorization, @Nullable String ticket);
}
