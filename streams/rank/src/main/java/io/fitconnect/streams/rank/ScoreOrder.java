package io.fitconnect.streams.rank;

/** Sorts a whole board at once: a radix sort by score, then a merge sort by id where scores are equal. */
final class ScoreOrder {
    private ScoreOrder() {}

    /** The members whose score is a number, best first, equal scores by id. */
    static int[] sorted(double[] scores, MemberTable ids) {
        int count = 0;
        for (double score : scores) {
            count += Double.isNaN(score) ? 0 : 1;
        }
        int[] members = new int[count];
        long[] keys = new long[count];
        int at = 0;
        for (int member = 0; member < scores.length; member++) {
            if (!Double.isNaN(scores[member])) {
                members[at] = member;
                keys[at++] = descending(scores[member]);
            }
        }
        int[] ordered = byKey(members, keys);
        sortTies(ordered, scores, ids);
        return ordered;
    }

    /** Bits whose unsigned order is the descending order of scores. */
    private static long descending(double score) {
        long bits = Double.doubleToRawLongBits(score);
        long ascending = bits ^ ((bits >> 63) | Long.MIN_VALUE);
        return ~ascending;
    }

    /** Least significant byte first; bytes that all keys share are skipped. */
    private static int[] byKey(int[] members, long[] keys) {
        int[] from = members;
        long[] fromKeys = keys;
        int[] to = new int[from.length];
        long[] toKeys = new long[from.length];
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            int[] ends = places(fromKeys, shift);
            if (ends.length == 0) {
                continue;
            }
            for (int i = 0; i < from.length; i++) {
                int place = ends[(int) (fromKeys[i] >>> shift) & 0xFF]++;
                to[place] = from[i];
                toKeys[place] = fromKeys[i];
            }
            int[] members2 = from;
            from = to;
            to = members2;
            long[] keys2 = fromKeys;
            fromKeys = toKeys;
            toKeys = keys2;
        }
        return from;
    }

    /** Where each byte value's keys begin, or nothing when there is only one value. */
    private static int[] places(long[] keys, int shift) {
        int[] places = new int[257];
        for (long key : keys) {
            places[((int) (key >>> shift) & 0xFF) + 1]++;
        }
        for (int value = 0; value < 256; value++) {
            if (places[value + 1] == keys.length) {
                return new int[0];
            }
        }
        for (int value = 0; value < 256; value++) {
            places[value + 1] += places[value];
        }
        return places;
    }

    private static void sortTies(int[] ordered, double[] scores, MemberTable ids) {
        int[] spare = new int[0];
        int from = 0;
        while (from < ordered.length) {
            int until = from + 1;
            while (until < ordered.length && scores[ordered[until]] == scores[ordered[from]]) {
                until++;
            }
            if (until - from > 1) {
                spare = spare.length < until - from ? new int[until - from] : spare;
                sortByIds(ordered, from, until, spare, ids);
            }
            from = until;
        }
    }

    private static void sortByIds(int[] members, int from, int until, int[] spare, MemberTable ids) {
        if (until - from < 2) {
            return;
        }
        int middle = (from + until) >>> 1;
        sortByIds(members, from, middle, spare, ids);
        sortByIds(members, middle, until, spare, ids);
        if (ids.compare(members[middle - 1], members[middle]) <= 0) {
            return;
        }
        int left = middle - from;
        System.arraycopy(members, from, spare, 0, left);
        int taken = 0;
        int right = middle;
        int to = from;
        while (taken < left) {
            boolean rightFirst = right < until && ids.compare(members[right], spare[taken]) < 0;
            members[to++] = rightFirst ? members[right++] : spare[taken++];
        }
    }
}
