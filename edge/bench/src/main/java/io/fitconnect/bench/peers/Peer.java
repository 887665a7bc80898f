package io.fitconnect.bench.peers;

import io.fitconnect.stack.Daemon;
import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.Launch;
import io.fitconnect.stack.Ports;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A peer as a process of its own on a free port. */
public record Peer(PeerKind kind, int port, List<String> command) implements Daemon {

    /** @param jvm options of those that run on a JVM */
    public static Peer of(PeerKind kind, List<String> jvm, Workshop workshop, DataDir data) throws IOException {
        int port = Ports.free();
        return new Peer(kind, port, kind.command(port, jvm, workshop, data));
    }

    @Override
    public String name() {
        return kind.file();
    }

    @Override
    public Launch launch() {
        return new Launch(command, Map.of(), "TERM", String.valueOf(port));
    }

    @Override
    public void probe() throws IOException {
        if (!Ports.isOpen(port)) {
            throw new IOException("nothing listens on port " + port);
        }
    }
}
