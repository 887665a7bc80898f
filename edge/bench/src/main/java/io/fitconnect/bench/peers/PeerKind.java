package io.fitconnect.bench.peers;

import io.fitconnect.stack.DataDir;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The peers: what they are called in tables, how each is started and spoken to. */
public enum PeerKind {
    BARE_NETTY("bare Netty"),
    VERTX("Vert.x"),
    WS("Node ws"),
    SOCKET_IO("socket.io"),
    NCHAN("nchan");

    /** As many as the machines of the published figures have cores. */
    private static final String LOOPS = "2";

    private final String title;

    PeerKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the generator must be told about subscribing and publishing. */
    public List<String> dialect() {
        return switch (this) {
            case BARE_NETTY, VERTX, WS -> List.of();
            case SOCKET_IO -> {
                String path = "/socket.io/?EIO=4&transport=websocket";
                yield List.of("--proto", "sio", "--path", path, "--pub-path", path);
            }
            case NCHAN -> List.of("--publish", "http");
        };
    }

    /** Why it can't run here, or nothing. */
    public String missing(Workshop workshop) {
        return switch (this) {
            case BARE_NETTY, VERTX -> "";
            case WS, SOCKET_IO -> workshop.has("npm") ? "" : "npm is not installed";
            case NCHAN ->
                workshop.nchanModule() == null
                        ? "nchan is not installed (Debian: apt-get install libnginx-mod-nchan)"
                        : "";
        };
    }

    List<String> command(int port, List<String> jvm, Workshop workshop, DataDir data) throws IOException {
        return switch (this) {
            case BARE_NETTY -> java(NettyFanout.class, port, jvm);
            case VERTX -> java(VertxFanout.class, port, jvm);
            case WS -> node("ws.js", port, workshop);
            case SOCKET_IO -> node("socket-io.js", port, workshop);
            case NCHAN -> workshop.nginx(port, data);
        };
    }

    private static List<String> java(Class<?> main, int port, List<String> jvm) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(String.valueOf(port), LOOPS));
        return command;
    }

    private static List<String> node(String script, int port, Workshop workshop) throws IOException {
        return List.of("node", workshop.node().resolve(script).toString(), String.valueOf(port));
    }
}
