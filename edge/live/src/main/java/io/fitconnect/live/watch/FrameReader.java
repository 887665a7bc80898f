package io.fitconnect.live.watch;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.fitconnect.proto.live.v1.ClientFrame;
import io.fitconnect.sockets.Encoding;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** Reads a client's message. */
public final class FrameReader {
    private static final JsonFormat.Parser JSON = JsonFormat.parser().ignoringUnknownFields();

    private FrameReader() {}

    /** What a message came to. */
    public sealed interface Message {}

    public record Readable(ClientFrame frame) implements Message {}

    /** JSON, but not a frame. */
    public record Malformed(String detail) implements Message {}

    /** Not even that: the peer speaks something else. */
    public record Foreign() implements Message {}

    public static Message read(Encoding encoding, byte[] bytes) {
        return switch (encoding) {
            case PROTO -> proto(bytes);
            case JSON -> json(new String(bytes, StandardCharsets.UTF_8));
        };
    }

    private static Message proto(byte[] bytes) {
        try {
            return new Readable(ClientFrame.parseFrom(bytes));
        } catch (InvalidProtocolBufferException foreign) {
            return new Foreign();
        }
    }

    private static Message json(String text) {
        ClientFrame.Builder frame = ClientFrame.newBuilder();
        try {
            JSON.merge(text, frame);
            return new Readable(frame.build());
        } catch (InvalidProtocolBufferException malformed) {
            return isObject(text) ? new Malformed("not a client frame: see ClientFrame in live.proto") : new Foreign();
        }
    }

    private static boolean isObject(String text) {
        try {
            new JsonObject(text);
            return true;
        } catch (DecodeException foreign) {
            return false;
        }
    }
}
