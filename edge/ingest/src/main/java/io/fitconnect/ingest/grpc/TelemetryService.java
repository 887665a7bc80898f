package io.fitconnect.ingest.grpc;

import io.fitconnect.ingest.IngestNode;
import io.fitconnect.ingest.session.Closing;
import io.fitconnect.proto.ingest.v1.ServerFrame;
import io.fitconnect.proto.ingest.v1.TelemetryGrpc;
import io.fitconnect.sockets.Admission;
import io.fitconnect.sockets.Authenticator;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.netty.channel.EventLoop;
import io.quarkus.grpc.GrpcService;
import io.quarkus.grpc.RegisterInterceptor;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import org.jboss.logging.Logger;

/**
 * {@code fitconnect.ingest.v1.Telemetry/Stream}. A plain grpc-java service, since the Mutiny stub has no bound on what it
 * takes in; bound by hand, so that frames come as bytes and most of them need no parsing.
 */
@GrpcService
@RegisterInterceptor(CallToken.class)
public class TelemetryService implements BindableService {

    private static final MethodDescriptor<byte[], ServerFrame> STREAM = TelemetryGrpc.getStreamMethod().toBuilder(
                    RawFrames.INSTANCE, TelemetryGrpc.getStreamMethod().getResponseMarshaller())
            .build();

    private static final Logger LOG = Logger.getLogger(TelemetryService.class);

    private final IngestNode node;
    private final Authenticator authenticator;
    private final Vertx vertx;

    public TelemetryService(IngestNode node, Authenticator authenticator, Vertx vertx) {
        this.node = node;
        this.authenticator = authenticator;
        this.vertx = vertx;
    }

    @Override
    public ServerServiceDefinition bindService() {
        ServiceDescriptor generated = TelemetryGrpc.getServiceDescriptor();
        return ServerServiceDefinition.builder(ServiceDescriptor.newBuilder(generated.getName())
                        .setSchemaDescriptor(generated.getSchemaDescriptor())
                        .addMethod(STREAM)
                        .build())
                .addMethod(STREAM, ServerCalls.asyncBidiStreamingCall(this::stream))
                .build();
    }

    private StreamObserver<byte[]> stream(StreamObserver<ServerFrame> responses) {
        ServerCallStreamObserver<ServerFrame> observer = (ServerCallStreamObserver<ServerFrame>) responses;
        observer.disableAutoRequest();
        EventLoop loop = ((ContextInternal) vertx.getOrCreateContext()).nettyEventLoop();
        CallPeer peer = new CallPeer(observer, loop);
        boolean entered = node.connections().enter();
        Call call = new Call(peer, () -> node.connections().leave(entered));
        observer.setOnCancelHandler(() -> peer.run(call::gone));
        observer.setOnCloseHandler(() -> peer.run(call::gone));
        observer.setOnReadyHandler(() -> peer.run(call::writable));
        if (!entered) {
            peer.close(Closing.TOO_MANY, "too many connections");
            return call;
        }
        if (node.stopping()) {
            peer.close(Closing.RESTARTING, "restarting: reconnect at once");
            return call;
        }
        authenticator
                .admit(CallToken.AUTHORIZATION.get(), null)
                .subscribe()
                .with(admission -> peer.execute(() -> admitted(call, admission)), failure -> {
                    LOG.error("authentication failed to answer", failure);
                    peer.execute(() -> peer.close(Closing.TRY_LATER, "authentication is not available"));
                });
        return call;
    }

    private void admitted(Call call, Admission admission) {
        switch (admission) {
            case Admission.Admitted admitted -> call.open(admitted.identity(), node.services());
            case Admission.Anonymous anonymous ->
                call.refuse(Closing.NOT_AUTHENTICATED, "show a bearer token in the authorization metadata");
            case Admission.Denied denied -> call.refuse(Closing.NOT_AUTHENTICATED, denied.reason());
            case Admission.Unavailable unavailable -> call.refuse(Closing.TRY_LATER, unavailable.reason());
        }
    }
}
