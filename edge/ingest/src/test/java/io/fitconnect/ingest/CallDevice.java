package io.fitconnect.ingest;

import io.fitconnect.ingest.session.Closing;
import io.fitconnect.proto.ingest.v1.ClientFrame;
import io.fitconnect.proto.ingest.v1.ServerFrame;
import io.fitconnect.proto.ingest.v1.TelemetryGrpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.util.Arrays;

/** A device on a gRPC call. */
final class CallDevice extends Device implements StreamObserver<ServerFrame> {

    private static final Metadata.Key<String> CODE =
            Metadata.Key.of("fitconnect-code", Metadata.ASCII_STRING_MARSHALLER);

    private final ManagedChannel channel;
    private final StreamObserver<ClientFrame> requests;

    CallDevice(int port, String token) {
        channel = ManagedChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .build();
        Metadata headers = new Metadata();
        if (token != null) {
            headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        }
        requests =
                TelemetryGrpc.newStub(channel)
                        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                        .stream(this);
    }

    @Override
    void send(ClientFrame frame) {
        requests.onNext(frame);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    @Override
    public void onNext(ServerFrame frame) {
        frames.add(frame);
    }

    @Override
    public void onError(Throwable failure) {
        Metadata trailers = Status.trailersFromThrowable(failure);
        String code = trailers == null ? null : trailers.get(CODE);
        closed.complete(Arrays.stream(Closing.values())
                .filter(closing -> closing.code().equals(code))
                .findFirst()
                .map(Closing::webSocketCode)
                .orElse(-1));
    }

    @Override
    public void onCompleted() {
        closed.complete(1000);
    }
}
