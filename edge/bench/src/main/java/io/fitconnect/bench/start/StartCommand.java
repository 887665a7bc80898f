package io.fitconnect.bench.start;

import io.fitconnect.bench.Ground;
import io.fitconnect.measure.Contest;
import io.fitconnect.measure.Figures;
import io.fitconnect.measure.Processes;
import io.fitconnect.stack.AotCache;
import io.fitconnect.stack.Deployable;
import io.fitconnect.stack.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench start}: the same application as a plain fast-jar and with the JDK's ahead-of-time cache. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Starts deployables against running servers until their readiness checks say so, and prints CPU"
                + " seconds, time and memory at that moment: packaged as fast-jar, and as aot-jar with a cache.")
public final class StartCommand implements Callable<Integer> {
    private static final List<String> JVM =
            List.of("-Xms128m", "-Xmx1g", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--runs", defaultValue = "5", description = "Starts of each (default: 5).")
    private int runs = 5;

    @Option(
            names = "--deployables",
            split = ",",
            defaultValue = "live,laptop",
            description = "Folders of native/ (default: live,laptop).")
    private List<String> deployables = List.of();

    @Override
    public Integer call() throws Exception {
        for (String name : deployables) {
            Path fast = Ground.root().resolve("native").resolve(name).resolve("target/fast-jar/quarkus-run.jar");
            AotCache cache = new AotCache(Deployable.jar(Ground.root(), name));
            if (!cache.isThere()) {
                throw new IllegalStateException("there is no ahead-of-time cache of " + name);
            }
            try (Ground ground = new Ground(EnumSet.allOf(Service.class))) {
                new Contest("start of " + name, runs, spec.commandLine().getOut())
                        .with("fast-jar", () -> start(ground, name, fast, List.of()))
                        .with("AOT cache", () -> start(ground, name, cache.jar(), cache.options()))
                        .run()
                        .compare("CPU s", "AOT cache", "fast-jar", "at most 0.6");
            }
        }
        return 0;
    }

    private static Figures start(Ground ground, String name, Path jar, List<String> extra) throws Exception {
        List<String> options = new ArrayList<>(JVM);
        options.addAll(extra);
        long begin = System.nanoTime();
        ground.start(Deployable.at(jar, name, options, ground.environment(), ground.data()));
        double seconds = (System.nanoTime() - begin) / 1e9;
        long pid = ground.pid(name);
        Figures figures = new Figures()
                .put("CPU s", Processes.cpuSeconds(pid))
                .put("s to ready", seconds)
                .put("RSS MB", Processes.residentBytes(pid) / 1e6);
        ground.stop(name);
        return figures;
    }
}
