package io.fitconnect.streams.rank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The index against a list that is sorted anew for every question. */
class RankIndexProperties {
    private static final int MEMBERS = 60;

    /** A change: a score for a member, or NaN to take it off; {@code bulk} loads the whole board anew afterwards. */
    record Change(int member, double score, boolean bulk) {}

    @Property(tries = 500)
    void everyAnswerIsThatOfASortedList(
            @ForAll("changes") @Size(max = 300) List<Change> changes, @ForAll @IntRange(min = 2, max = 9) int blocks) {
        MemberTable table = table();
        RankIndex index = new RankIndex(table, blocks);
        Map<Integer, Double> model = new HashMap<>();
        int step = 0;
        for (Change change : changes) {
            apply(change, index, model);
            if (++step % 7 == 0) {
                compare(index, table, model);
            }
        }
        compare(index, table, model);
    }

    @Property(tries = 50)
    void aWanderingCrowdKeepsItsOrder(@ForAll @IntRange(min = 0, max = 3) int spread, @ForAll long seed) {
        MemberTable table = table();
        RankIndex index = new RankIndex(table, 4);
        Map<Integer, Double> model = new HashMap<>();
        java.util.Random random = new java.util.Random(seed);
        for (int i = 0; i < 2000; i++) {
            int member = random.nextInt(MEMBERS);
            double score = model.getOrDefault(member, 0.0) + random.nextInt(spread + 1);
            index.set(member, score);
            model.put(member, score + 0.0);
        }
        compare(index, table, model);
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<Double> scores = Arbitraries.oneOf(
                Arbitraries.integers().between(-2, 4).map(Integer::doubleValue),
                Arbitraries.of(-0.0, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, Double.NaN, 1e-9),
                Arbitraries.doubles().between(-1e6, 1e6));
        return Combinators.combine(
                        Arbitraries.integers().between(0, MEMBERS - 1),
                        scores,
                        Arbitraries.integers().between(0, 40).map(one -> one == 0))
                .as(Change::new)
                .list();
    }

    private static void apply(Change change, RankIndex index, Map<Integer, Double> model) {
        if (Double.isNaN(change.score())) {
            assertEquals(model.remove(change.member()) != null, index.remove(change.member()));
        } else {
            Double before = model.put(change.member(), change.score() + 0.0);
            boolean changed = before == null || before != change.score();
            assertEquals(changed, index.set(change.member(), change.score()));
        }
        if (change.bulk()) {
            double[] all = new double[MEMBERS];
            Arrays.setAll(all, member -> model.getOrDefault(member, Double.NaN));
            index.load(all);
        }
    }

    private static void compare(RankIndex index, MemberTable table, Map<Integer, Double> model) {
        List<Integer> order = new ArrayList<>(model.keySet());
        order.sort(Comparator.comparing((Integer member) -> -model.get(member)).thenComparing(table::id));
        assertEquals(order.size(), index.size());
        assertArrayEquals(ints(order), index.slice(0, MEMBERS));
        for (int position = 0; position < order.size(); position++) {
            int member = order.get(position);
            double score = model.get(member);
            assertEquals(member, index.memberAt(position));
            assertEquals(score, index.score(member));
            assertEquals(position, index.position(member));
            assertEquals(position + 1, index.rank(member, Ties.ORDINAL));
            long better = model.values().stream().filter(other -> other > score).count();
            assertEquals(better + 1, index.rank(member, Ties.COMPETITION));
            long distinct = model.values().stream()
                    .filter(other -> other > score)
                    .distinct()
                    .count();
            assertEquals(distinct + 1, index.rank(member, Ties.DENSE));
        }
        int middle = order.size() / 2;
        assertArrayEquals(ints(order.subList(0, Math.min(3, order.size()))), index.top(3));
        if (!order.isEmpty()) {
            List<Integer> near = order.subList(Math.max(0, middle - 2), Math.min(order.size(), middle + 3));
            assertArrayEquals(ints(near), index.around(order.get(middle), 2));
        }
        assertArrayEquals(ints(order.subList(middle, Math.min(order.size(), middle + 5))), index.slice(middle, 5));
    }

    /** Ids in another order than their numbers. */
    private static MemberTable table() {
        MemberTable table = new MemberTable();
        for (int member = 0; member < MEMBERS; member++) {
            assertEquals(member, table.add("athlete-" + (member * 37 % MEMBERS)));
        }
        return table;
    }

    private static int[] ints(List<Integer> members) {
        return members.stream().mapToInt(Integer::intValue).toArray();
    }
}
