package io.fitconnect.streams.bench.rank;

import io.fitconnect.measure.Contest;
import io.fitconnect.measure.Figures;
import io.fitconnect.measure.Processes;
import io.fitconnect.streams.rank.MemberTable;
import io.fitconnect.streams.rank.RankIndex;
import io.fitconnect.streams.rank.Ties;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench rank}: updates with their ranks, tops, slices, loads and memory, beside a Redis sorted set. */
@Command(
        name = "rank",
        mixinStandardHelpOptions = true,
        description = "The rank index with a million members, beside a Redis sorted set.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class RankCommand implements Callable<Integer> {
    private static final String RATE = "updates with rank/s";
    private static final String CPU = "CPU s/M";
    private static final String BYTES = "bytes a member";
    private static final String BY_ID = "rank index, competition, by id";
    private static final String REDIS = "Redis, ZADD + ZREVRANK, pipelines of 16";
    private static final int UPDATES = 500_000;
    private static final int READS = 100_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--runs", defaultValue = "3", description = "Runs of each contender (default: ${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--part", split = ",", description = "Which tables: ${COMPLETION-CANDIDATES} (default: all)")
    private List<Part> parts = List.of(Part.values());

    /** What can be measured alone. */
    private enum Part {
        UPDATES,
        READS,
        GROWTH
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        if (parts.contains(Part.GROWTH)) {
            growth(out);
        }
        if (parts.contains(Part.UPDATES) || parts.contains(Part.READS)) {
            besideRedis(out);
        }
        return 0;
    }

    /** What an update with its rank costs as a board grows. */
    private void growth(PrintWriter out) throws Exception {
        Contest growth = new Contest("An update and the exact rank after it, by members of the board", runs, out);
        for (int members = 1_000; members <= Members.COUNT; members *= 10) {
            String size = Integer.toString(members);
            growth.with(
                    size,
                    () -> update(options("updateAndRank")
                            .param("ties", Ties.COMPETITION.name())
                            .param("members", size)));
        }
        growth.run();
    }

    private void besideRedis(PrintWriter out) throws Exception {
        try (RedisBoard redis = RedisBoard.start()) {
            long empty = redis.usedBytes();
            double fillSeconds = seconds(redis::fill);
            double redisBytes = (double) (redis.usedBytes() - empty) / Members.COUNT;
            if (parts.contains(Part.UPDATES)) {
                updates(redis, out);
            }
            if (parts.contains(Part.READS)) {
                reads(redis, fillSeconds, redisBytes, out);
            }
        }
    }

    private void updates(RedisBoard redis, PrintWriter out) throws Exception {
        redis.updateAndRank(UPDATES);
        Contest updates = new Contest("An update and the exact rank after it, 1,000,000 members", runs, out);
        for (Ties ties : Ties.values()) {
            updates.with(name(ties), () -> update(options("updateAndRank").param("ties", ties.name())));
        }
        updates.with(BY_ID, () -> update(options("updateAndRankById")))
                .with(REDIS, () -> update(redis))
                .run()
                .compare(RATE, name(Ties.COMPETITION), REDIS, "at least 10")
                .compare(RATE, BY_ID, REDIS, "at least 10")
                .compare(CPU, name(Ties.COMPETITION), REDIS, "at most 0.1")
                .compare(CPU, BY_ID, REDIS, "at most 0.1");
    }

    private void reads(RedisBoard redis, double fillSeconds, double redisBytes, PrintWriter out) throws Exception {
        new Contest("Reading, loading, memory, 1,000,000 members with ids of 17 characters", runs, out)
                .with("rank index", this::read)
                .with("Redis", () -> read(redis).put("load s", fillSeconds).put(BYTES, redisBytes))
                .run()
                .compare(BYTES, "rank index", "Redis", "at most 40 bytes");
    }

    private static String name(Ties ties) {
        return "rank index, " + ties.name().toLowerCase(Locale.ROOT);
    }

    private static Figures update(ChainedOptionsBuilder options) throws RunnerException {
        RunResult result = run(options);
        return new Figures()
                .put(RATE, 1e6 / result.getPrimaryResult().getScore())
                .put(CPU, CpuProfiler.secondsPerMillion(result));
    }

    private static Figures update(RedisBoard redis) throws Exception {
        double cpu = Processes.cpuSeconds(redis.pid());
        double seconds = seconds(() -> redis.updateAndRank(UPDATES));
        return new Figures()
                .put(RATE, UPDATES / seconds)
                .put(CPU, (Processes.cpuSeconds(redis.pid()) - cpu) / UPDATES * 1e6);
    }

    private Figures read() throws RunnerException {
        return new Figures()
                .put("top 100 us", micros("top100"))
                .put("11 around a rank us", micros("around"))
                .put("load s", micros("rebuild") / 1e6)
                .put(BYTES, bytes(Members::loaded))
                .put("bytes, one by one", bytes(Members::arrived));
    }

    private static Figures read(RedisBoard redis) throws Exception {
        return new Figures()
                .put("top 100 us", seconds(() -> redis.top100(READS)) / READS * 1e6)
                .put("11 around a rank us", seconds(() -> redis.around(READS)) / READS * 1e6);
    }

    private static double micros(String benchmark) throws RunnerException {
        return run(options(benchmark)).getPrimaryResult().getScore();
    }

    private static ChainedOptionsBuilder options(String benchmark) {
        return new OptionsBuilder()
                .include(RankBenchmark.class.getName() + "." + benchmark + "$")
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders")
                .addProfiler(CpuProfiler.class)
                .verbosity(VerboseMode.SILENT);
    }

    private static RunResult run(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.build()).run().iterator().next();
    }

    /** What stays on the heap, by the collector's own count; the first board only takes what is made once. */
    private static double bytes(Function<MemberTable, RankIndex> board) {
        var _ = board.apply(Members.table());
        long before = heap();
        RankIndex index = board.apply(Members.table());
        double bytes = (double) (heap() - before) / Members.COUNT;
        Reference.reachabilityFence(index);
        return bytes;
    }

    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }
}
