package io.fitconnect.recording.fit;

import java.nio.ByteBuffer;

/** FIT's base types: width, and the bit pattern that says "no value". */
enum BaseType {
    ENUM(0x00, 1, 0xFF),
    SINT8(0x01, 1, 0x7F),
    UINT8(0x02, 1, 0xFF),
    SINT16(0x83, 2, 0x7FFF),
    UINT16(0x84, 2, 0xFFFF),
    SINT32(0x85, 4, 0x7FFFFFFFL),
    UINT32(0x86, 4, 0xFFFFFFFFL),
    STRING(0x07, 1, 0),
    FLOAT32(0x88, 4, 0xFFFFFFFFL),
    FLOAT64(0x89, 8, -1L),
    UINT8Z(0x0A, 1, 0),
    UINT16Z(0x8B, 2, 0),
    UINT32Z(0x8C, 4, 0),
    BYTE(0x0D, 1, 0xFF),
    SINT64(0x8E, 8, Long.MAX_VALUE),
    UINT64(0x8F, 8, -1L),
    UINT64Z(0x90, 8, 0);

    private final int code;
    private final int width;
    private final long invalid;

    BaseType(int code, int width, long invalid) {
        this.code = code;
        this.width = width;
        this.invalid = invalid;
    }

    /** An unknown type is read as bytes, as the format asks of old readers. */
    static BaseType of(int code) {
        for (BaseType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return BYTE;
    }

    int width() {
        return width;
    }

    /** The element at a position, or NaN when it says "no value" or is text. */
    double read(ByteBuffer data, int at) {
        long raw =
                switch (width) {
                    case 1 -> data.get(at) & 0xFFL;
                    case 2 -> data.getShort(at) & 0xFFFFL;
                    case 4 -> data.getInt(at) & 0xFFFFFFFFL;
                    case 8 -> data.getLong(at);
                    default -> throw new IllegalStateException("no base type is " + width + " bytes wide");
                };
        if (raw == invalid || this == STRING) {
            return Double.NaN;
        }
        return switch (this) {
            case SINT8 -> (byte) raw;
            case SINT16 -> (short) raw;
            case SINT32 -> (int) raw;
            case FLOAT32 -> Float.intBitsToFloat((int) raw);
            case FLOAT64 -> Double.longBitsToDouble(raw);
            case ENUM, UINT8, UINT16, UINT32, STRING, UINT8Z, UINT16Z, UINT32Z, BYTE, SINT64, UINT64, UINT64Z -> raw;
        };
    }
}
