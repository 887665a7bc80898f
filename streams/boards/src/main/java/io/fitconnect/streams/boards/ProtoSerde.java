package io.fitconnect.streams.boards;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Reads and writes one kind of protobuf message; null is a tombstone. */
record ProtoSerde<M extends MessageLite>(Parser<M> parser) implements Serde<M> {

    @Override
    public Serializer<M> serializer() {
        return writer();
    }

    @Override
    public Deserializer<M> deserializer() {
        return (topic, bytes) -> {
            if (bytes == null) {
                return null;
            }
            try {
                return parser.parseFrom(bytes);
            } catch (InvalidProtocolBufferException e) {
                throw new SerializationException("not a message of " + topic, e);
            }
        };
    }

    static <M extends MessageLite> Serializer<M> writer() {
        return (topic, message) -> message == null ? null : message.toByteArray();
    }
}
