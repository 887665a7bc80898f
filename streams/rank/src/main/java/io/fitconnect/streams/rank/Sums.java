package io.fitconnect.streams.rank;

import java.util.Arrays;

/** Running sums over a row of counts (a Fenwick tree): a sum, a change and a search in logarithmic time. */
final class Sums {
    private int[] tree = new int[2];
    private int size = 1;

    /** Starts anew from the counts of a row's blocks, which lie by block number. */
    void build(Row row, int[] counts) {
        int n = row.size();
        if (tree.length <= n) {
            tree = new int[row.capacity() + 1];
        }
        size = n;
        Arrays.fill(tree, 0);
        for (int node = 1; node <= n; node++) {
            tree[node] += counts[row.number(node - 1)];
            int parent = node + (node & -node);
            if (parent <= n) {
                tree[parent] += tree[node];
            }
        }
    }

    void add(int at, int change) {
        for (int node = at + 1; node <= size; node += node & -node) {
            tree[node] += change;
        }
    }

    /** The sum of all counts before this one. */
    int before(int at) {
        int sum = 0;
        for (int node = at; node > 0; node &= node - 1) {
            sum += tree[node];
        }
        return sum;
    }

    /** Where a position falls that counts from 0 over all; it must be less than the total. */
    int find(int position) {
        int at = 0;
        int left = position;
        for (int step = Integer.highestOneBit(size); step > 0; step >>= 1) {
            int next = at + step;
            if (next <= size && tree[next] <= left) {
                at = next;
                left -= tree[next];
            }
        }
        return at;
    }

    long footprint() {
        return 16 + 4L * tree.length;
    }
}
