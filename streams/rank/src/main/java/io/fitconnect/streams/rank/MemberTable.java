package io.fitconnect.streams.rank;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Numbers the ids of a board's members 0, 1, 2, ... and holds their characters in one array: 4 bytes, a third to two
 * thirds of a hash slot of 4 bytes, and the id's UTF-8 bytes a member.
 *
 * <p>An id keeps its number for good, so the table grows with the ids ever seen, not with those on a board. One thread
 * writes; {@link #frozen()} gives other threads a view of what was there.
 */
public final class MemberTable {
    /** What {@link #find} answers for an id never added. */
    public static final int ABSENT = -1;

    private byte[] text;
    private int[] offsets;
    private int[] slots;
    private int size;

    public MemberTable() {
        this(new byte[128], new int[17], new int[32], 0);
    }

    private MemberTable(byte[] text, int[] offsets, int[] slots, int size) {
        this.text = text;
        this.offsets = offsets;
        this.slots = slots;
        this.size = size;
    }

    public int size() {
        return size;
    }

    /** The number of this id, a new one if it was never seen. */
    public int add(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        int slot = slot(bytes);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        append(bytes);
        slots[slot] = size;
        if (size * 3L > slots.length * 2L) {
            rehash();
        }
        return size - 1;
    }

    /** The number of this id, or {@link #ABSENT}. */
    public int find(String id) {
        return slots[slot(id.getBytes(StandardCharsets.UTF_8))] - 1;
    }

    /** The id of a number; makes a new string each time. */
    public String id(int member) {
        int from = offsets[member];
        return new String(text, from, offsets[member + 1] - from, StandardCharsets.UTF_8);
    }

    /** Order of ids by code point, which for ASCII is the order of {@link String}. */
    public int compare(int member, int other) {
        return Arrays.compareUnsigned(
                text, offsets[member], offsets[member + 1], text, offsets[other], offsets[other + 1]);
    }

    /**
     * The members of now for {@link #compare} and {@link #id} on another thread. It shares the arrays: those only gain
     * entries behind the ones it shows, or are replaced whole.
     */
    public MemberTable frozen() {
        return new MemberTable(text, offsets, new int[1], size);
    }

    /** Bytes its arrays take. */
    public long footprint() {
        return text.length + 4L * offsets.length + 4L * slots.length;
    }

    private void append(byte[] bytes) {
        int from = offsets[size];
        if (from + bytes.length > text.length) {
            text = Arrays.copyOf(text, grown(text.length, from + bytes.length));
        }
        if (size + 2 > offsets.length) {
            offsets = Arrays.copyOf(offsets, grown(offsets.length, size + 2));
        }
        System.arraycopy(bytes, 0, text, from, bytes.length);
        offsets[++size] = from + bytes.length;
    }

    /** Half as much again: the waste of doubling would be a third of a large table. */
    private static int grown(int length, int needed) {
        return Math.max(needed, length + (length >> 1));
    }

    private int slot(byte[] bytes) {
        int mask = slots.length - 1;
        int slot = spread(Arrays.hashCode(bytes)) & mask;
        while (slots[slot] != 0 && !holds(slots[slot] - 1, bytes)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean holds(int member, byte[] bytes) {
        return Arrays.equals(text, offsets[member], offsets[member + 1], bytes, 0, bytes.length);
    }

    private void rehash() {
        int[] wider = new int[slots.length * 2];
        int mask = wider.length - 1;
        for (int member = 0; member < size; member++) {
            int slot = spread(hash(member)) & mask;
            while (wider[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            wider[slot] = member + 1;
        }
        slots = wider;
    }

    /** The same figure as {@link Arrays#hashCode(byte[])} of the id's bytes. */
    private int hash(int member) {
        int hash = 1;
        for (int i = offsets[member]; i < offsets[member + 1]; i++) {
            hash = 31 * hash + text[i];
        }
        return hash;
    }

    /** Fibonacci hashing: ids that differ in the last digit only should not fill neighbouring slots. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
