package io.fitconnect.ingest.socket;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import com.google.protobuf.util.JsonFormat;
import io.fitconnect.proto.ingest.v1.Ack;
import io.fitconnect.proto.ingest.v1.ClientFrame;
import io.fitconnect.proto.ingest.v1.ServerFrame;
import io.fitconnect.sockets.Encoding;
import io.fitconnect.sockets.Frames;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Frames as WebSocket messages: protobuf, or its canonical JSON mapping. Fields of newer clients are ignored. */
final class Codec {

    private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();

    private Codec() {}

    static ClientFrame json(ByteBuf message) throws InvalidProtocolBufferException {
        ClientFrame.Builder frame = ClientFrame.newBuilder();
        PARSER.merge(message.toString(StandardCharsets.UTF_8), frame);
        return frame.build();
    }

    /** An ack in protobuf's encoding, which most frames to devices are. */
    static ByteBuf ack(String athleteId, long seq) {
        int length = CodedOutputStream.computeStringSize(Ack.ATHLETE_ID_FIELD_NUMBER, athleteId)
                + CodedOutputStream.computeUInt64Size(Ack.SEQ_FIELD_NUMBER, seq);
        byte[] frame = new byte
                [CodedOutputStream.computeTagSize(ServerFrame.ACK_FIELD_NUMBER)
                        + CodedOutputStream.computeUInt32SizeNoTag(length)
                        + length];
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(frame);
            out.writeTag(ServerFrame.ACK_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag(length);
            out.writeString(Ack.ATHLETE_ID_FIELD_NUMBER, athleteId);
            out.writeUInt64(Ack.SEQ_FIELD_NUMBER, seq);
        } catch (IOException impossible) {
            // the array is as long as was computed
            throw new UncheckedIOException(impossible);
        }
        return Frames.message(Encoding.PROTO, frame);
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
