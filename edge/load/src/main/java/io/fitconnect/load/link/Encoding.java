package io.fitconnect.load.link;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;

/** How frames travel in WebSocket messages. */
public enum Encoding {
    /** Binary messages with the protobuf encoding. */
    PROTO("proto"),
    /** Text messages with the canonical JSON mapping. */
    JSON("json");

    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();
    private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();

    private final String suffix;

    Encoding(String suffix) {
        this.suffix = suffix;
    }

    /** The last part of the subprotocol's name. */
    public String suffix() {
        return suffix;
    }

    void write(WebSocket socket, Message frame) {
        switch (this) {
            case PROTO -> socket.writeBinaryMessage(Buffer.buffer(frame.toByteArray()));
            case JSON -> socket.writeTextMessage(json(frame));
        }
    }

    @SuppressWarnings("unchecked") // a message's builder builds messages of its own type
    static <M extends Message> M parseJson(String text, M prototype) throws InvalidProtocolBufferException {
        Message.Builder builder = prototype.newBuilderForType();
        PARSER.merge(text, builder);
        return (M) builder.build();
    }

    private static String json(Message frame) {
        try {
            return PRINTER.print(frame);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("our own frame has no JSON form", e);
        }
    }
}
