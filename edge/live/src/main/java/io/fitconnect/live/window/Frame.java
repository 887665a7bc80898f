package io.fitconnect.live.window;

import io.fitconnect.sockets.Encoding;
import java.nio.charset.StandardCharsets;

/**
 * A server frame without the subscription's id, encoded for everyone who shares the window; {@link #payload} puts the id
 * in without encoding anything again.
 *
 * <p>Protobuf: field 1 of the inner message may stand before the rest, whatever the rest is. JSON: a member more at the
 * object's beginning. No body is ever empty, since each has a version or a cue.
 *
 * @param version what the viewer holds after it
 */
public record Frame(Kind kind, Encoding encoding, long epoch, long version, byte[] body) {
    private static final byte[] CLOSING = {'}', '}'};
    private static final byte[] NO_ID = {};
    private static final int ID_TAG = 1 << 3 | 2;

    /** An id as it stands in frames of an encoding: with its tag and length, or as a JSON member; empty for no id. */
    public static byte[] idPart(String id, Encoding encoding) {
        if (id.isEmpty()) {
            return NO_ID;
        }
        return switch (encoding) {
            case PROTO -> {
                byte[] text = id.getBytes(StandardCharsets.UTF_8);
                byte[] part = new byte[1 + varintSize(text.length) + text.length];
                part[0] = ID_TAG;
                System.arraycopy(text, 0, part, putVarint(part, 1, text.length), text.length);
                yield part;
            }
            case JSON -> ("\"id\":" + Json.quoted(id) + ",").getBytes(StandardCharsets.UTF_8);
        };
    }

    /** The whole ServerFrame. */
    public byte[] payload(byte[] idPart) {
        return switch (encoding) {
            case PROTO -> {
                int inner = idPart.length + body.length;
                byte[] whole = new byte[1 + varintSize(inner) + inner];
                whole[0] = (byte) kind.tag;
                int at = putVarint(whole, 1, inner);
                at = put(whole, at, idPart);
                put(whole, at, body);
                yield whole;
            }
            case JSON -> {
                byte[] whole = new byte[kind.opening.length + idPart.length + body.length + CLOSING.length];
                int at = put(whole, 0, kind.opening);
                at = put(whole, at, idPart);
                at = put(whole, at, body);
                put(whole, at, CLOSING);
                yield whole;
            }
        };
    }

    private static int put(byte[] into, int at, byte[] part) {
        System.arraycopy(part, 0, into, at, part.length);
        return at + part.length;
    }

    private static int varintSize(int value) {
        return value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5;
    }

    private static int putVarint(byte[] into, int at, int value) {
        int left = value;
        int to = at;
        while (left > 0x7F) {
            into[to++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        into[to++] = (byte) left;
        return to;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
