package io.fitconnect.ingest.grpc;

import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Client frames as they came: the session reads them, and says what is wrong with those that it can't. */
enum RawFrames implements MethodDescriptor.Marshaller<byte[]> {
    INSTANCE;

    @Override
    public InputStream stream(byte[] frame) {
        return new ByteArrayInputStream(frame);
    }

    @Override
    public byte[] parse(InputStream message) {
        try {
            return message instanceof KnownLength ? message.readNBytes(message.available()) : message.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
