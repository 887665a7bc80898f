package io.fitconnect.live.grpc;

import io.fitconnect.live.watch.Shards;
import io.fitconnect.proto.live.v1.ClientFrame;
import io.fitconnect.proto.live.v1.LiveGrpc;
import io.fitconnect.sockets.Authenticator;
import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoUtils;
import io.quarkus.grpc.GrpcService;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * fitconnect.live.v1.Live. Bound by hand, with answers that are already encoded: the generated binding would build and
 * encode a message for every viewer.
 */
@GrpcService
public class LiveWatch implements BindableService {
    private static final MethodDescriptor<ClientFrame, byte[]> WATCH = LiveGrpc.getWatchMethod().toBuilder(
                    ProtoUtils.marshaller(ClientFrame.getDefaultInstance()), new EncodedMarshaller())
            .build();

    private final Shards shards;
    private final Authenticator authenticator;
    private final Set<WatchCall> open = ConcurrentHashMap.newKeySet();

    public LiveWatch(Shards shards, Authenticator authenticator) {
        this.shards = shards;
        this.authenticator = authenticator;
    }

    @Override
    public ServerServiceDefinition bindService() {
        ServiceDescriptor service = ServiceDescriptor.newBuilder(LiveGrpc.SERVICE_NAME)
                .setSchemaDescriptor(LiveGrpc.getServiceDescriptor().getSchemaDescriptor())
                .addMethod(WATCH)
                .build();
        return ServerServiceDefinition.builder(service)
                .addMethod(WATCH, this::begin)
                .build();
    }

    /** Before the servers close, which cuts connections. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        open.forEach(WatchCall::restarting);
    }

    private ServerCall.Listener<ClientFrame> begin(ServerCall<ClientFrame, byte[]> call, Metadata headers) {
        WatchCall watch = new WatchCall(call, shards.anyLoop(), open::remove);
        open.add(watch);
        String authorization = headers.get(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER));
        authenticator
                .admit(authorization, null)
                .subscribe()
                .with(admission -> watch.admitted(admission, shards), watch::unavailable);
        return watch;
    }
}
