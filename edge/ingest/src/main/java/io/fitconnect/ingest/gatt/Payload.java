package io.fitconnect.ingest.gatt;

/**
 * A little-endian read position in a characteristic's value. Reading past the end gives zeros and is remembered, so that
 * a decoder reads straight on and asks once.
 */
final class Payload {

    private final byte[] bytes;
    private int at;
    private boolean truncated;

    Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    int u8() {
        return (int) unsigned(1);
    }

    int u16() {
        return (int) unsigned(2);
    }

    int s16() {
        return (short) unsigned(2);
    }

    int u24() {
        return (int) unsigned(3);
    }

    long u32() {
        return unsigned(4);
    }

    void skip(int count) {
        unsigned(count);
    }

    int left() {
        return Math.max(0, bytes.length - at);
    }

    boolean truncated() {
        return truncated;
    }

    private long unsigned(int count) {
        if (left() < count) {
            truncated = true;
            at = bytes.length;
            return 0;
        }
        long value = 0;
        for (int i = 0; i < count && i < 8; i++) {
            value |= (bytes[at + i] & 0xFFL) << (8 * i);
        }
        at += count;
        return value;
    }
}
