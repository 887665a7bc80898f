package io.fitconnect.streams.bench.scale;

import io.fitconnect.measure.Contest;
import io.fitconnect.measure.Figures;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench scale}: a board of millions, whole and split, checked against each other and timed. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Splits one board over several rank indexes as machines would hold it, checks that every rank and"
                + " window of the merge is that of the whole board, and prints what each operation costs.")
public final class ScaleCommand implements Callable<Integer> {
    private static final int TRIES = 20_000;
    private static final int TOP = 100;
    private static final int RADIUS = 5;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--members", defaultValue = "2000000", description = "Athletes on the board (default: 2000000).")
    private int members = 2_000_000;

    @Option(names = "--parts", split = ",", defaultValue = "1,4,16,64", description = "Splits (default: 1,4,16,64).")
    private List<Integer> parts = List.of();

    @Option(names = "--runs", defaultValue = "3", description = "Runs of each (default: 3).")
    private int runs = 3;

    @Override
    public Integer call() throws Exception {
        SplitBoard whole = filled(1);
        Contest contest = new Contest(
                "a board of " + members + " athletes, split",
                runs,
                spec.commandLine().getOut());
        for (int count : parts) {
            contest.with(count + (count == 1 ? " part" : " parts"), () -> run(count, whole));
        }
        contest.run();
        return 0;
    }

    private SplitBoard filled(int count) {
        SplitBoard board = new SplitBoard(count);
        Random random = new Random(7);
        for (int i = 0; i < members; i++) {
            board.set(id(i), score(random));
        }
        return board;
    }

    private Figures run(int count, SplitBoard whole) {
        SplitBoard board = filled(count);
        Random random = new Random(11);
        long wrong = 0;
        for (int i = 0; i < 500; i++) {
            String id = id(random.nextInt(members));
            if (board.rank(id) != whole.rank(id) || !board.around(id, RADIUS).equals(whole.around(id, RADIUS))) {
                wrong++;
            }
        }
        if (!board.top(TOP).equals(whole.top(TOP)) || board.total() != whole.total()) {
            wrong++;
        }
        return new Figures()
                .put("differences", wrong)
                .put("update us", micros(TRIES, () -> {
                    String id = id(random.nextInt(members));
                    double score = score(random);
                    board.set(id, score);
                    return 0;
                }))
                .put("rank us", micros(TRIES, () -> board.rank(id(random.nextInt(members)))))
                .put("top 100 us", micros(200, () -> board.top(TOP).size()))
                .put(
                        "around us",
                        micros(
                                TRIES / 10,
                                () -> board.around(id(random.nextInt(members)), RADIUS)
                                        .size()));
    }

    private interface Try {
        int once();
    }

    private static double micros(int times, Try what) {
        long sum = 0;
        for (int i = 0; i < times / 4; i++) {
            sum += what.once();
        }
        long begin = System.nanoTime();
        for (int i = 0; i < times; i++) {
            sum += what.once();
        }
        double micros = (System.nanoTime() - begin) / 1e3 / times;
        return sum == Long.MIN_VALUE ? Double.NaN : micros;
    }

    /** Tenths of a point, so that ties are common but small. */
    private double score(Random random) {
        return Math.floor(random.nextDouble() * members * 2) / 10;
    }

    private static String id(int number) {
        return "athlete-" + number;
    }
}
