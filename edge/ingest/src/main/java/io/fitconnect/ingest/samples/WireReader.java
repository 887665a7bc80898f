package io.fitconnect.ingest.samples;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads protobuf's wire format in place and never throws: what runs over the end or is malformed makes it unsound, and
 * from then on it has nothing left and reads zeros.
 */
final class WireReader {

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MAX_SHIFT = 63;

    private byte[] bytes = new byte[0];
    private int position;
    private int limit;
    private boolean sound;

    void over(byte[] array, int from, int to) {
        bytes = array;
        position = from;
        limit = to;
        sound = true;
    }

    int position() {
        return position;
    }

    int left() {
        return limit - position;
    }

    boolean sound() {
        return sound;
    }

    /** Reads only up to there, until {@link #widen} gets back what this returned. */
    int narrow(int end) {
        int outer = limit;
        if (end < position || end > limit) {
            fail();
        } else {
            limit = end;
        }
        return outer;
    }

    void widen(int outer) {
        if (sound) {
            limit = outer;
        }
    }

    /** Tags of one byte are all there are here; 0: none such. */
    int tag() {
        if (position >= limit || bytes[position] < 0) {
            return fail();
        }
        return bytes[position++];
    }

    /** A length that fits what is left. */
    int length() {
        long length = varint();
        return length < 0 || length > left() ? fail() : (int) length;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
            if (position >= limit) {
                return fail();
            }
            byte next = bytes[position++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        return fail();
    }

    float float32() {
        if (left() < Float.BYTES) {
            return fail();
        }
        position += Float.BYTES;
        return Float.intBitsToFloat((int) INTS.get(bytes, position - Float.BYTES));
    }

    double float64() {
        if (left() < Double.BYTES) {
            return fail();
        }
        position += Double.BYTES;
        return Double.longBitsToDouble((long) LONGS.get(bytes, position - Double.BYTES));
    }

    /** False: other bytes stand before the end. */
    boolean skipAscii(int end) {
        if (end > limit) {
            return fail() != 0;
        }
        while (position < end) {
            if (bytes[position++] < 0) {
                return false;
            }
        }
        return true;
    }

    private int fail() {
        sound = false;
        position = limit;
        return 0;
    }
}
