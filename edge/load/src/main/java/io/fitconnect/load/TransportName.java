package io.fitconnect.load;

import io.fitconnect.load.ingest.Transport;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a transport by its public name. */
public final class TransportName implements ITypeConverter<Transport> {
    @Override
    public Transport convert(String text) {
        for (Transport transport : Transport.values()) {
            if (transport.toString().equals(text)) {
                return transport;
            }
        }
        throw new TypeConversionException("'" + text + "' is no transport: ws, ws-json or grpc");
    }
}
