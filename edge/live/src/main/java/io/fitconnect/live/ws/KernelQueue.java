package io.fitconnect.live.ws;

import io.fitconnect.live.watch.LiveConfig;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollSocketChannelConfig;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Keeps the kernel's send queue of viewers' connections small. A slow viewer is conflated in what has not yet been handed
 * to the kernel; what has been is sent as it is, however old.
 */
@Singleton
public class KernelQueue {
    /** Before the routes of the transports. */
    private static final int ROUTE_ORDER = -260;

    private final int bytes;
    private final int unsentBytes;

    public KernelQueue(LiveConfig config) {
        this.bytes = config.kernelQueueBytes();
        this.unsentBytes = config.kernelUnsentBytes();
    }

    void mount(@Observes Router router) {
        router.routeWithRegex("/live/v1(/.*)?").order(ROUTE_ORDER).handler(this::shrink);
    }

    private void shrink(RoutingContext routing) {
        if (routing.request().connection() instanceof ConnectionBase connection) {
            ChannelConfig channel = connection.channel().config();
            channel.setOption(ChannelOption.SO_SNDBUF, bytes);
            if (channel instanceof EpollSocketChannelConfig epoll) {
                epoll.setTcpNotSentLowAt(unsentBytes);
            }
        }
        routing.next();
    }
}
