package io.fitconnect.bench.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Protobuf's wire format by hand, into one array that is used again: a generator must cost less than what it drives. */
final class WireWriter {
    private static final int VARINT = 0;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final byte[] bytes;
    private int length;

    WireWriter(int capacity) {
        bytes = new byte[capacity];
    }

    WireWriter clear() {
        length = 0;
        return this;
    }

    int length() {
        return length;
    }

    WireWriter varint(int field, long value) {
        number(field << 3 | VARINT);
        number(value);
        return this;
    }

    WireWriter float32(int field, float value) {
        number(field << 3 | FIXED32);
        int bits = Float.floatToRawIntBits(value);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            bytes[length++] = (byte) (bits >>> shift);
        }
        return this;
    }

    WireWriter text(int field, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return put(field, encoded, encoded.length);
    }

    WireWriter message(int field, WireWriter message) {
        return put(field, message.bytes, message.length);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private WireWriter put(int field, byte[] source, int count) {
        number(field << 3 | BYTES);
        number(count);
        System.arraycopy(source, 0, bytes, length, count);
        length += count;
        return this;
    }

    private void number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }
}
