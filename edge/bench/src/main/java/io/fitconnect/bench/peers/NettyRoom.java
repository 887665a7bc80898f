package io.fitconnect.bench.peers;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The subscribers of one event loop: all are written to, then all are flushed; what came meanwhile goes together. */
final class NettyRoom {
    private final EventLoop loop;
    private final List<Channel> members = new ArrayList<>();
    private final Queue<ByteBuf> published = new ConcurrentLinkedQueue<>();

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
        published.add(frame);
        loop.execute(this::send);
    }

    private void send() {
        if (published.isEmpty()) {
            return;
        }
        for (ByteBuf frame = published.poll(); frame != null; frame = published.poll()) {
            for (Channel member : members) {
                member.unsafe().write(frame.retainedDuplicate(), member.voidPromise());
            }
            frame.release();
        }
        for (Channel member : members) {
            member.unsafe().flush();
        }
    }
}
