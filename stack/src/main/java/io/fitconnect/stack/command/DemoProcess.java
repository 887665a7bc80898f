package io.fitconnect.stack.command;

import io.fitconnect.stack.Daemon;
import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.JavaProcess;
import io.fitconnect.stack.Launch;
import java.io.IOException;
import java.util.Map;

/** The simulated class, a client of the public API like any other. */
record DemoProcess(DataDir data, String classPath, int athletes, Instance instance) implements Daemon {
    @Override
    public String name() {
        return "demo";
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public Launch launch() throws IOException {
        var client = new LoadClient(classPath, instance.url(), instance.grpc(), data);
        var arguments = client.arguments("demo", "--athletes", Integer.toString(athletes));
        return JavaProcess.launch(name(), arguments, Map.of(), data);
    }

    @Override
    public void probe() {
        // It serves nothing: what it does shows on the board.
    }
}
