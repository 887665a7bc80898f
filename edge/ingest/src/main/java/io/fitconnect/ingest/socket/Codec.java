package io.fitconnect.ingest.socket;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.fitconnect.proto.ingest.v1.ClientFrame;
import io.fitconnect.proto.ingest.v1.ServerFrame;
import io.fitconnect.sockets.Encoding;
import io.fitconnect.sockets.Frames;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;

/** Frames as WebSocket messages: protobuf, or its canonical JSON mapping. Fields of newer clients are ignored. */
final class Codec {

    private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();

    private Codec() {}

    static ClientFrame read(Encoding encoding, ByteBuf message) throws InvalidProtocolBufferException {
        return switch (encoding) {
            case PROTO -> ClientFrame.parseFrom(ByteBufUtil.getBytes(message));
            case JSON -> {
                ClientFrame.Builder frame = ClientFrame.newBuilder();
                PARSER.merge(message.toString(StandardCharsets.UTF_8), frame);
                yield frame.build();
            }
        };
    }

    static ByteBuf write(Encoding encoding, ServerFrame frame) {
        return switch (encoding) {
            case PROTO -> Frames.message(encoding, frame.toByteArray());
            case JSON -> Frames.text(json(frame));
        };
    }

    private static String json(ServerFrame frame) {
        try {
            return PRINTER.print(frame);
        } catch (InvalidProtocolBufferException impossible) {
            // only an Any of an unknown type fails to print, and no frame has one
            throw new IllegalStateException(impossible);
        }
    }
}
