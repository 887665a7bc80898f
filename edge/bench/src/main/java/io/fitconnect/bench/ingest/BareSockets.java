package io.fitconnect.bench.ingest;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import java.util.List;

/**
 * A peer: WebSocket ingest on bare Vert.x, which counts binary frames and answers every so-manieth of a connection with
 * one byte. Arguments: port, event loops, frames an answer.
 */
public final class BareSockets extends AbstractVerticle {
    private static final Buffer ANSWER = Buffer.buffer("a");

    private final int port;
    private final int answerEvery;

    private BareSockets(int port, int answerEvery) {
        this.port = port;
        this.answerEvery = answerEvery;
    }

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        int loops = Integer.parseInt(args[1]);
        int answerEvery = Integer.parseInt(args[2]);
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops))
                .deployVerticle(() -> new BareSockets(port, answerEvery), new DeploymentOptions().setInstances(loops))
                .onComplete(done -> System.out.println(done.succeeded() ? "ready" : "failed " + done.cause()));
        while (System.in.read() >= 0) {
            // until whoever started it is gone
        }
        System.exit(0);
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setWebSocketSubProtocols(List.of("fitconnect.ingest.v1.proto"))
                        .setPerMessageWebSocketCompressionSupported(false)
                        .setPerFrameWebSocketCompressionSupported(false))
                .webSocketHandler(socket -> {
                    int[] frames = new int[1];
                    socket.binaryMessageHandler(frame -> {
                        if (++frames[0] % answerEvery == 0) {
                            socket.writeBinaryMessage(ANSWER);
                        }
                    });
                })
                .listen()
                .<Void>mapEmpty()
                .onComplete(started);
    }
}
