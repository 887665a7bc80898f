package io.fitconnect.load.ingest;

import io.fitconnect.load.link.Link;
import io.fitconnect.load.link.LinkEnd;
import io.fitconnect.load.link.LinkEvents;
import io.fitconnect.proto.ingest.v1.ClientFrame;
import io.fitconnect.proto.ingest.v1.ServerFrame;
import io.fitconnect.proto.ingest.v1.TelemetryGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.MetadataUtils;
import io.vertx.core.Context;
import org.jspecify.annotations.Nullable;

/** One bidirectional call of the Telemetry service as a {@link Link}. */
final class GrpcLink implements Link<ClientFrame>, ClientResponseObserver<ClientFrame, ServerFrame> {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final Context context;
    private final LinkEvents<ServerFrame> events;
    private @Nullable ClientCallStreamObserver<ClientFrame> call;
    private boolean ended;

    private GrpcLink(Context context, LinkEvents<ServerFrame> events) {
        this.context = context;
        this.events = events;
    }

    static GrpcLink open(Context context, ManagedChannel channel, String token, LinkEvents<ServerFrame> events) {
        GrpcLink link = new GrpcLink(context, events);
        Metadata headers = new Metadata();
        if (!token.isEmpty()) {
            headers.put(AUTHORIZATION, "Bearer " + token);
        }
        var unused =
                TelemetryGrpc.newStub(channel)
                        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                        .stream(link);
        // A call is usable at once: gRPC holds frames until the connection stands.
        context.runOnContext(ignored -> link.opened());
        return link;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<ClientFrame> requests) {
        call = requests;
        requests.setOnReadyHandler(() -> context.runOnContext(ignored -> {
            if (!ended) {
                events.writable();
            }
        }));
    }

    @Override
    public void onNext(ServerFrame frame) {
        context.runOnContext(ignored -> {
            if (!ended) {
                events.frame(frame);
            }
        });
    }

    @Override
    public void onError(Throwable failure) {
        Status status = Status.fromThrowable(failure);
        String reason = status.getDescription() == null
                ? status.getCode().name()
                : status.getCode() + ": " + status.getDescription();
        context.runOnContext(ignored -> end(new LinkEnd(closeCode(status), reason)));
    }

    @Override
    public void onCompleted() {
        context.runOnContext(ignored -> end(new LinkEnd(LinkEnd.NORMAL, "")));
    }

    @Override
    public boolean isWritable() {
        return call != null && !ended && call.isReady();
    }

    @Override
    public void send(ClientFrame frame) {
        if (call != null && !ended) {
            call.onNext(frame);
        }
    }

    @Override
    public void finish() {
        if (call != null && !ended) {
            call.onCompleted();
        }
    }

    @Override
    public void close() {
        if (call != null && !ended) {
            call.cancel("closed by this side", null);
        }
        end(new LinkEnd(LinkEnd.ABNORMAL, "closed by this side"));
    }

    private void opened() {
        if (!ended) {
            events.opened();
        }
    }

    private void end(LinkEnd end) {
        if (!ended) {
            ended = true;
            events.closed(end);
        }
    }

    /** The WebSocket close code that says the same. */
    private static int closeCode(Status status) {
        return switch (status.getCode()) {
            case OK -> LinkEnd.NORMAL;
            case INVALID_ARGUMENT -> LinkEnd.MALFORMED;
            case UNAUTHENTICATED -> LinkEnd.NOT_AUTHENTICATED;
            case PERMISSION_DENIED -> LinkEnd.NOT_ALLOWED;
            case ABORTED, ALREADY_EXISTS -> LinkEnd.TAKEN_OVER;
            case RESOURCE_EXHAUSTED -> LinkEnd.TOO_MANY;
            case CANCELLED,
                    UNKNOWN,
                    DEADLINE_EXCEEDED,
                    NOT_FOUND,
                    FAILED_PRECONDITION,
                    OUT_OF_RANGE,
                    UNIMPLEMENTED,
                    INTERNAL,
                    UNAVAILABLE,
                    DATA_LOSS -> LinkEnd.ABNORMAL;
        };
    }
}
