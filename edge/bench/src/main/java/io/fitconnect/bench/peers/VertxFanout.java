package io.fitconnect.bench.peers;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Vert.x as its documentation shows it: one room, every message written to every socket. */
public final class VertxFanout extends AbstractVerticle {
    private final int port;
    private final List<VertxFanout> all;
    private final List<ServerWebSocket> members = new ArrayList<>();

    private VertxFanout(int port, List<VertxFanout> all) {
        this.port = port;
        this.all = all;
    }

    /** Arguments: port, event loops. */
    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        int loops = Integer.parseInt(args[1]);
        List<VertxFanout> all = new CopyOnWriteArrayList<>();
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops).setPreferNativeTransport(true))
                .deployVerticle(() -> new VertxFanout(port, all), new DeploymentOptions().setInstances(loops));
    }

    @Override
    public void start(Promise<Void> started) {
        all.add(this);
        vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setAcceptBacklog(4096)
                        .setPerMessageWebSocketCompressionSupported(false)
                        .setPerFrameWebSocketCompressionSupported(false))
                .webSocketHandler(this::accept)
                .listen()
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void accept(ServerWebSocket socket) {
        if (socket.path().startsWith("/pub")) {
            socket.textMessageHandler(text -> all.forEach(loop -> loop.publish(text)));
        } else {
            members.add(socket);
            socket.closeHandler(closed -> members.remove(socket));
        }
    }

    private void publish(String text) {
        Context own = context;
        own.runOnContext(now -> members.forEach(member -> member.writeTextMessage(text)));
    }
}
