package io.fitconnect.bench.peers;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;

/** The subscribers of one event loop: all are written to, then all are flushed. */
final class NettyRoom {
    private final EventLoop loop;
    private final List<Channel> members = new ArrayList<>();

    NettyRoom(EventLoop loop) {
        this.loop = loop;
    }

    /** On the loop. */
    void enter(Channel channel) {
        members.add(channel);
        channel.closeFuture().addListener(closed -> members.remove(channel));
    }

    /** Any thread; takes the reference over. */
    void publish(ByteBuf frame) {
        loop.execute(() -> {
            for (Channel member : members) {
                member.unsafe().write(frame.retainedDuplicate(), member.voidPromise());
            }
            for (Channel member : members) {
                member.unsafe().flush();
            }
            frame.release();
        });
    }
}
