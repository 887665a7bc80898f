package io.fitconnect.stack.command;

import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.Durability;
import io.fitconnect.stack.Ports;
import io.fitconnect.stack.Progress;
import io.fitconnect.stack.Service;
import io.fitconnect.stack.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code servers}: the stores alone, empty and on free ports, for one run of the tests. */
@Command(
        name = "servers",
        hidden = true,
        description = "Backing services for a test run; they end with standard input.")
final class ServersCommand implements Callable<Integer> {
    @Option(
            names = "--environment",
            required = true,
            description = "File that gets NAME=host:port lines when all answer.")
    private Path environment = Path.of("servers.env");

    @Option(names = "--data", required = true, description = "Folder for their data; deleted at the end.")
    private Path folder = Path.of("servers");

    @Override
    public Integer call() throws Exception {
        DataDir data = DataDir.make(folder);
        var ports = new EnumMap<Service, Integer>(Service.class);
        for (Service service : Service.stores()) {
            ports.put(service, Ports.free());
        }
        Stack stack = Stack.start(data, ports, Durability.PROCESS_KILL, Progress.SILENT);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack, data), "end"));
        var lines = new StringBuilder();
        for (Service service : Service.stores()) {
            lines.append(service.variable())
                    .append('=')
                    .append(stack.address(service))
                    .append('\n');
        }
        Path fresh = environment.resolveSibling(environment.getFileName() + ".new");
        Files.writeString(fresh, lines);
        Files.move(fresh, environment, StandardCopyOption.ATOMIC_MOVE);
        while (System.in.read() >= 0) {
            // Whoever started this holds the other end open as long as it needs the servers.
        }
        return 0;
    }

    private static void end(Stack stack, DataDir data) {
        try {
            stack.close();
            data.delete();
        } catch (java.io.IOException e) {
            System.err.println("left behind: " + data.root() + " (" + e + ")");
        }
    }
}
