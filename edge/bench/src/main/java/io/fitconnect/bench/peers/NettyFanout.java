package io.fitconnect.bench.peers;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The JVM's ceiling: a message is framed once, every socket of an event loop is handed the same bytes, and there is no
 * board, no window, no conflation and no flow control.
 */
public final class NettyFanout {
    private final Map<EventLoop, NettyRoom> rooms = new ConcurrentHashMap<>();

    private NettyFanout() {}

    /** Arguments: port, event loops. */
    public static void main(String[] args) throws InterruptedException {
        int loops = Integer.parseInt(args[1]);
        boolean epoll = Epoll.isAvailable();
        EventLoopGroup group = epoll ? new EpollEventLoopGroup(loops) : new NioEventLoopGroup(loops);
        new NettyFanout()
                .start(
                        Integer.parseInt(args[0]),
                        group,
                        epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class);
    }

    private void start(int port, EventLoopGroup group, Class<? extends ServerChannel> transport)
            throws InterruptedException {
        new ServerBootstrap()
                .group(group)
                .channel(transport)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(8192),
                                        new WebSocketServerProtocolHandler("/", null, false, 65_536, false, true),
                                        new NettyMember(rooms));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), port)
                .sync();
    }
}
