package io.fitconnect.live.ws;

import io.fitconnect.live.watch.LiveConfig;
import io.netty.channel.ChannelOption;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Keeps the kernel's send queue of viewers' connections small. A slow viewer is conflated in what has not yet been handed
 * to the kernel; what has been is sent as it is, however old.
 */
@ApplicationScoped
public class KernelQueue {
    /** Before the routes of the transports. */
    private static final int ROUTE_ORDER = -260;

    private final int bytes;

    public KernelQueue(LiveConfig config) {
        this.bytes = config.kernelQueueBytes();
    }

    void mount(@Observes Router router) {
        router.routeWithRegex("/live/v1(/.*)?").order(ROUTE_ORDER).handler(this::shrink);
    }

    private void shrink(RoutingContext routing) {
        if (routing.request().connection() instanceof ConnectionBase connection) {
            connection.channel().config().setOption(ChannelOption.SO_SNDBUF, bytes);
        }
        routing.next();
    }
}
