package io.fitconnect.live.board;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;

/**
 * The freshness of rows that somebody has looked at, kept true by a timer wheel: a row costs one wheel entry at its next
 * limit, whatever its rate, and rows nobody looked at cost nothing. Steps of 100 ms, so a change is at most that late.
 *
 * <p>New data moves a row's limit away from its entry. A later limit leaves the entry where it is: it fires, finds the row
 * fresh, and is entered anew. An earlier one makes a second entry, and the first is recognised as void when it fires.
 */
public final class FreshnessTable {
    private static final int STEP_MS = 100;
    /** A turn of 102 s, longer than the longest limit, so that no entry has to go round twice. */
    private static final int SLOTS = 1024;

    private static final long NO_ENTRY = Long.MAX_VALUE;

    private final IntToLongFunction lastSeenMs;
    /** By member: 0 never looked at, else the freshness. */
    private byte[] states = new byte[16];
    /** By member: the step of its entry, or {@link #NO_ENTRY}. */
    private long[] due = filled(16);

    private final int[][] slots = new int[SLOTS][];
    private final int[] counts = new int[SLOTS];
    private long turnedTo;
    private int entries;

    /** @param lastSeenMs by member: arrival of its newest sample; {@link Long#MIN_VALUE} for one that left */
    public FreshnessTable(IntToLongFunction lastSeenMs) {
        this.lastSeenMs = lastSeenMs;
    }

    /** The freshness as last told; the first look at a member judges it by this clock and follows it from then on. */
    public int look(int member, long nowMs) {
        if (member >= states.length) {
            int wider = Math.max(member + 1, states.length * 2);
            long[] moreDue = filled(wider);
            System.arraycopy(due, 0, moreDue, 0, due.length);
            due = moreDue;
            states = Arrays.copyOf(states, wider);
        }
        if (states[member] == 0) {
            judge(member, nowMs);
        }
        return states[member];
    }

    /** New data came for a member. */
    public void seen(int member, long nowMs) {
        if (member < states.length && states[member] != 0) {
            judge(member, nowMs);
        }
    }

    /** Turns the wheel to now and names the members whose freshness changed. */
    public void advance(long nowMs, IntConsumer changed) {
        long target = nowMs / STEP_MS;
        if (entries > 0) {
            turnedTo = Math.max(turnedTo, target - SLOTS);
        }
        while (turnedTo < target && entries > 0) {
            turnedTo++;
            empty((int) (turnedTo % SLOTS), nowMs, changed);
        }
        turnedTo = Math.max(turnedTo, target);
    }

    private void empty(int slot, long nowMs, IntConsumer changed) {
        int[] members = slots[slot];
        int count = counts[slot];
        counts[slot] = 0;
        entries -= count;
        for (int i = 0; i < count; i++) {
            int member = members[i];
            if (due[member] <= turnedTo) {
                due[member] = NO_ENTRY;
                int before = states[member];
                judge(member, nowMs);
                if (states[member] != before) {
                    changed.accept(member);
                }
            }
        }
        if (count > 256) {
            slots[slot] = null;
        }
    }

    private void judge(int member, long nowMs) {
        long seen = lastSeenMs.applyAsLong(member);
        int freshness = seen == Long.MIN_VALUE ? Freshness.GONE : Freshness.at(nowMs, seen);
        states[member] = (byte) freshness;
        if (freshness < Freshness.GONE) {
            enter(member, Freshness.endsMs(freshness, seen), nowMs);
        }
    }

    private void enter(int member, long untilMs, long nowMs) {
        if (entries == 0) {
            turnedTo = Math.max(turnedTo, nowMs / STEP_MS);
        }
        long step = Math.clamp((untilMs + STEP_MS - 1) / STEP_MS, turnedTo + 1, turnedTo + SLOTS - 1);
        if (due[member] <= step) {
            return;
        }
        due[member] = step;
        int slot = (int) (step % SLOTS);
        int[] members = slots[slot];
        if (members == null) {
            members = slots[slot] = new int[4];
        } else if (members.length == counts[slot]) {
            members = slots[slot] = Arrays.copyOf(members, members.length * 2);
        }
        members[counts[slot]++] = member;
        entries++;
    }

    private static long[] filled(int length) {
        long[] due = new long[length];
        Arrays.fill(due, NO_ENTRY);
        return due;
    }
}
