package io.fitconnect.streams.rank;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Numbers the ids of a board's members 0, 1, 2, ... and holds their characters: the id's UTF-8 bytes, 2 bytes for where
 * they end unless neighbours are of one length, and 5 to 6 bytes of a hash slot a member.
 *
 * <p>An id keeps its number for good, so the table grows with the ids ever seen, not with those on a board. One thread
 * writes; {@link #frozen()} gives other threads a view of what was there.
 */
public final class MemberTable {
    /** What {@link #find} answers for an id never added. */
    public static final int ABSENT = -1;

    private static final int PAGE_BITS = 7;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int LONGEST = Character.MAX_VALUE / PAGE;

    /** Texts of {@value #PAGE} ids each; a full page has no slack. */
    private byte[][] texts;

    /** Where each id of a page ends in the page's text; of a full page whose ids are of one length, that length alone. */
    private char[][] ends;

    private final Slots slots;
    private int size;

    public MemberTable() {
        this(new byte[1][0], new char[1][0], new Slots(), 0);
    }

    private MemberTable(byte[][] texts, char[][] ends, Slots slots, int size) {
        this.texts = texts;
        this.ends = ends;
        this.slots = slots;
        this.size = size;
    }

    public int size() {
        return size;
    }

    /** The number of this id, a new one if it was never seen. */
    public int add(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        int hash = hash(bytes, 0, bytes.length);
        int member = find(bytes, hash);
        if (member >= 0) {
            return member;
        }
        append(bytes);
        if (slots.isFullAt(size)) {
            slots.widen(size);
            for (int each = 0; each < size; each++) {
                slots.put(hash(each), each);
            }
        } else {
            slots.put(hash, size - 1);
        }
        return size - 1;
    }

    /** The number of this id, or {@link #ABSENT}. */
    public int find(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return find(bytes, hash(bytes, 0, bytes.length));
    }

    /** The id of a number; makes a new string each time. */
    public String id(int member) {
        int from = from(member);
        return new String(texts[member >> PAGE_BITS], from, until(member) - from, StandardCharsets.UTF_8);
    }

    /** Order of ids by code point, which for ASCII is the order of {@link String}. */
    public int compare(int member, int other) {
        return Arrays.compareUnsigned(
                texts[member >> PAGE_BITS],
                from(member),
                until(member),
                texts[other >> PAGE_BITS],
                from(other),
                until(other));
    }

    /**
     * The members of now for {@link #compare} and {@link #id} on another thread. It shares the pages: those only gain
     * entries behind the ones it shows, or are replaced whole.
     */
    public MemberTable frozen() {
        return new MemberTable(texts.clone(), ends.clone(), new Slots(), size);
    }

    /** Bytes its arrays take. */
    public long footprint() {
        long bytes = slots.footprint() + 2 * (16 + 4L * texts.length);
        for (int page = 0; page < texts.length; page++) {
            bytes += 32 + texts[page].length + 2L * ends[page].length;
        }
        return bytes;
    }

    private int find(byte[] bytes, int hash) {
        for (int at = slots.first(hash); slots.isTaken(at); at = slots.next(at)) {
            if (slots.mayBe(at, hash) && holds(slots.member(at), bytes)) {
                return slots.member(at);
            }
        }
        return ABSENT;
    }

    private boolean holds(int member, byte[] bytes) {
        return Arrays.equals(texts[member >> PAGE_BITS], from(member), until(member), bytes, 0, bytes.length);
    }

    private void append(byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw new IllegalArgumentException("an id of " + bytes.length + " bytes, at most " + LONGEST + " fit");
        }
        int page = size >> PAGE_BITS;
        int index = size & (PAGE - 1);
        if (page == texts.length) {
            int pages = page + (page >> 2) + 1;
            texts = Arrays.copyOf(texts, pages);
            ends = Arrays.copyOf(ends, pages);
            Arrays.fill(texts, page, pages, new byte[0]);
            Arrays.fill(ends, page, pages, new char[0]);
        }
        int from = end(ends[page], index - 1);
        int until = from + bytes.length;
        if (index == ends[page].length) {
            ends[page] = Arrays.copyOf(ends[page], Math.min(PAGE, index * 2 + 4));
        }
        if (index == PAGE - 1) {
            texts[page] = Arrays.copyOf(texts[page], until);
        } else if (until > texts[page].length) {
            texts[page] = Arrays.copyOf(texts[page], until + until / 2 + 16);
        }
        System.arraycopy(bytes, 0, texts[page], from, bytes.length);
        ends[page][index] = (char) until;
        if (index == PAGE - 1 && isEven(ends[page])) {
            ends[page] = new char[] {ends[page][0]};
        }
        size++;
    }

    private int from(int member) {
        return end(ends[member >> PAGE_BITS], (member & (PAGE - 1)) - 1);
    }

    private int until(int member) {
        return end(ends[member >> PAGE_BITS], member & (PAGE - 1));
    }

    private static int end(char[] ofPage, int index) {
        if (ofPage.length == 1) {
            return ofPage[0] * (index + 1);
        }
        return index < 0 ? 0 : ofPage[index];
    }

    private static boolean isEven(char[] ofPage) {
        for (int index = 1; index < ofPage.length; index++) {
            if (ofPage[index] - ofPage[index - 1] != ofPage[0]) {
                return false;
            }
        }
        return true;
    }

    private int hash(int member) {
        return hash(texts[member >> PAGE_BITS], from(member), until(member));
    }

    /** Fibonacci hashing on top: ids that differ in the last digit only should not fill neighbouring slots. */
    private static int hash(byte[] text, int from, int until) {
        int hash = 1;
        for (int i = from; i < until; i++) {
            hash = 31 * hash + text[i];
        }
        return (hash ^ (hash >>> 15)) * 0x9E3779B9;
    }
}
