package io.fitconnect.bench.fanout;

import io.fitconnect.bench.peers.Peer;
import io.fitconnect.bench.peers.PeerKind;
import io.fitconnect.bench.peers.Workshop;
import io.fitconnect.measure.Figures;
import io.fitconnect.measure.Processes;
import io.fitconnect.stack.AotCache;
import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.Deployable;
import io.fitconnect.stack.Durability;
import io.fitconnect.stack.Keeper;
import io.fitconnect.stack.Ports;
import io.fitconnect.stack.Progress;
import io.fitconnect.stack.Service;
import io.fitconnect.stack.SigningKey;
import io.fitconnect.stack.Stack;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What all cases share: Kafka, the generator, the servers, and the options. */
final class Bench implements AutoCloseable {
    /** The same for every server that runs on a JVM. */
    static final List<String> JVM = List.of("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC");

    private final Plan plan;
    private final PrintWriter out;
    private final Workshop workshop;
    private final Path generator;
    private final DataDir data;
    private final Stack stack;
    private final Map<String, String> tokens;
    private final AotCache cache;

    Bench(Plan plan, PrintWriter out) throws Exception {
        this.plan = plan;
        this.out = out;
        cache = new AotCache(Deployable.jar(plan.root(), "live"), "viewers");
        workshop = new Workshop(plan.root().resolve("edge/bench"));
        generator = workshop.generator();
        data = DataDir.make(Files.createTempDirectory("fitconnect-fanout"));
        SigningKey key = SigningKey.in(data.keys());
        tokens = Map.of("FITCONNECT_JWKS", key.jwksUrl(), "FITCONNECT_ISSUER", SigningKey.ISSUER);
        Map<Service, Integer> services = Map.of(Service.KAFKA, Ports.free(), Service.REDIS, Ports.free());
        stack = Stack.start(data, services, Durability.PROCESS_KILL, Progress.SILENT);
    }

    int runs() {
        return plan.runs();
    }

    PrintWriter out() {
        return out;
    }

    /** A board nobody has used. */
    static String scope() {
        return "class/" + UUID.randomUUID();
    }

    BoardFeed feed(String scope) {
        return new BoardFeed(stack.address(Service.KAFKA), scope);
    }

    /** The server with what it has learnt of viewers; the first call of a build teaches it, half a minute long. */
    LiveServer live(List<String> jvm) throws Exception {
        if (!cache.isThere()) {
            out.println("teaching native/live what viewers ask of it (once a build)");
            try (LiveServer pupil = start(JVM, cache.training())) {
                Lesson.give(this, pupil);
                cache.keep(pupil.pid());
            }
        }
        List<String> more = new ArrayList<>(cache.options());
        more.addAll(plan.liveOptions());
        return start(jvm, more);
    }

    private LiveServer start(List<String> jvm, List<String> more) throws Exception {
        Map<String, String> environment = new HashMap<>(tokens);
        stack.services().forEach(service -> environment.put(service.variable(), stack.address(service)));
        List<String> options = new ArrayList<>(jvm);
        options.addAll(more);
        return LiveServer.start(plan.root(), data, options, environment);
    }

    /** Measures for as long as asked on the command line, unless the options say otherwise. */
    Generator generate(List<String> options) throws IOException {
        List<String> all = new ArrayList<>(List.of("--secs", String.valueOf(plan.seconds())));
        all.addAll(options);
        return Generator.start(generator, all);
    }

    /** Those of the peers that can run here; a line for each of the others. */
    List<PeerKind> present(PeerKind... wanted) {
        List<PeerKind> present = new ArrayList<>();
        for (PeerKind kind : wanted) {
            String missing = kind.missing(workshop);
            if (missing.isEmpty() && plan.beside().contains(kind)) {
                present.add(kind);
            } else if (!missing.isEmpty()) {
                out.println(kind.title() + " is left out: " + missing);
            }
        }
        return present;
    }

    /** What a peer's processes grow by for each subscriber that is only connected. */
    Figures idle(PeerKind kind, int subscribers) throws Exception {
        Keeper keeper = new Keeper(Peer.of(kind, JVM, workshop, data), data, Progress.SILENT);
        try {
            keeper.start();
            long before = Processes.residentBytesOfAll(keeper.pid());
            List<String> options = new ArrayList<>(kind.dialect());
            options.addAll(List.of("--port", String.valueOf(keeper.daemon().port()), "-n", "" + subscribers));
            try (Generator run = generate(options)) {
                run.awaitReady();
                Thread.sleep(2_000);
                double grown = Processes.residentBytesOfAll(keeper.pid()) - before;
                return new Figures().put("KiB a viewer", grown / subscribers / 1024);
            }
        } finally {
            keeper.stop();
        }
    }

    /** Runs a peer in a process of its own against the generator. */
    Figures peer(PeerKind kind, List<String> load, Function<Generator, Figures> figures) throws Exception {
        Keeper keeper = new Keeper(Peer.of(kind, JVM, workshop, data), data, Progress.SILENT);
        try {
            keeper.start();
            List<String> options = new ArrayList<>(load);
            options.addAll(kind.dialect());
            options.addAll(List.of("--port", String.valueOf(keeper.daemon().port())));
            options.addAll(List.of("--pids", String.valueOf(keeper.pid())));
            try (Generator run = generate(options)) {
                run.awaitReady();
                run.proceed().awaitEnd();
                return figures.apply(run);
            }
        } finally {
            keeper.stop();
        }
    }

    @Override
    public void close() throws IOException {
        stack.close();
        data.delete();
    }
}
