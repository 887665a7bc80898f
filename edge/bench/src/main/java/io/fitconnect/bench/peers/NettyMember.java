package io.fitconnect.bench.peers;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import java.util.Map;

/** One connection of {@link NettyFanout}: a subscriber on /sub, a publisher anywhere else. */
final class NettyMember extends SimpleChannelInboundHandler<WebSocketFrame> {
    private final Map<EventLoop, NettyRoom> rooms;

    NettyMember(Map<EventLoop, NettyRoom> rooms) {
        this.rooms = rooms;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof HandshakeComplete done && done.requestUri().startsWith("/sub")) {
            rooms.computeIfAbsent(context.channel().eventLoop(), NettyRoom::new).enter(context.channel());
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame message) {
        if (message instanceof TextWebSocketFrame text) {
            ByteBuf frame = frame(text.content());
            rooms.values().forEach(room -> room.publish(frame.retainedDuplicate()));
            frame.release();
        }
    }

    private static ByteBuf frame(ByteBuf payload) {
        int length = payload.readableBytes();
        ByteBuf frame = Unpooled.directBuffer(length + 4).writeByte(0x81);
        if (length < 126) {
            frame.writeByte(length);
        } else {
            frame.writeByte(126).writeShort(length);
        }
        return frame.writeBytes(payload, payload.readerIndex(), length);
    }
}
