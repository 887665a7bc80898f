package io.fitconnect.ingest.socket;

import io.fitconnect.ingest.session.Closing;
import io.fitconnect.ingest.session.Peer;
import io.fitconnect.proto.ingest.v1.ServerFrame;
import io.fitconnect.sockets.Socket;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** A session's other end on a WebSocket. */
record SocketPeer(Socket socket) implements Peer {

    @Override
    public void send(ServerFrame frame) {
        socket.send(Codec.write(socket.encoding(), frame));
    }

    @Override
    public void ack(String athleteId, long seq) {
        switch (socket.encoding()) {
            case PROTO -> socket.send(Codec.ack(athleteId, seq));
            case JSON -> Peer.super.ack(athleteId, seq);
        }
    }

    @Override
    public boolean writable() {
        return socket.writable();
    }

    @Override
    public void pause() {
        socket.pause();
    }

    @Override
    public void resume() {
        socket.resume();
    }

    @Override
    public void close(Closing closing, String detail) {
        socket.close(closing.webSocketCode(), closing.code() + ": " + detail);
    }

    @Override
    public Executor loop() {
        return socket.eventLoop();
    }

    @Override
    public void execute(Runnable task) {
        try {
            socket.eventLoop().execute(task);
        } catch (RejectedExecutionException stopped) {
            // the server is down and the connection with it
        }
    }

    @Override
    public void schedule(Runnable task, Duration delay) {
        socket.eventLoop().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
