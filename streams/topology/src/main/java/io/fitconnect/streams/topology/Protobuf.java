package io.fitconnect.streams.topology;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/** Protobuf messages as Kafka records; null is a tombstone. */
public final class Protobuf {
    private Protobuf() {}

    public static <M extends MessageLite> Serializer<M> writer() {
        return (topic, message) -> message == null ? null : message.toByteArray();
    }

    public static <M extends MessageLite> Deserializer<M> reader(Parser<M> parser) {
        return (topic, bytes) -> {
            if (bytes == null) {
                return null;
            }
            try {
                return parser.parseFrom(bytes);
            } catch (InvalidProtocolBufferException e) {
                throw new SerializationException("unreadable record of " + topic, e);
            }
        };
    }

    public static <M extends MessageLite> Serde<M> serde(Parser<M> parser) {
        return Serdes.serdeFrom(writer(), reader(parser));
    }
}
