package io.fitconnect.platform.grpc;

import io.fitconnect.platform.access.AccessRow;
import io.fitconnect.platform.access.AccessTable;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.grpc.BindableService;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GlobalInterceptor;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks the table before every gRPC method. One without a line is refused, and stops the start; the line of the others is
 * held against the caller by {@link GrpcCallers}, or by an edge that reads tokens itself.
 */
@GlobalInterceptor
@ApplicationScoped
public class CallGate implements ServerInterceptor {
    private static final String METHOD = "RPC";
    private static final Context.Key<AccessRow> ROW = Context.key("fitconnect-access-row");

    private final AccessTable table =
            AccessTable.load(AccessTable.CALLS, Thread.currentThread().getContextClassLoader());

    void check(@Observes StartupEvent event, @Any Instance<BindableService> services) {
        List<String> missing = missing(services.stream().map(BindableService::bindService));
        if (!missing.isEmpty()) {
            throw new IllegalStateException(String.join("\n", missing));
        }
    }

    /** The line of the call that this thread works for; null outside a call. */
    static @Nullable AccessRow row() {
        return ROW.get();
    }

    List<String> missing(Stream<ServerServiceDefinition> services) {
        return services.flatMap(service -> service.getMethods().stream())
                .map(method -> method.getMethodDescriptor())
                .filter(method -> find(method).isEmpty())
                .map(method -> table.missing(METHOD, path(method)))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Optional<AccessRow> row = find(call.getMethodDescriptor());
        if (row.isEmpty()) {
            StatusRuntimeException refused = GrpcRefusals.toStatus(
                    new RefusedException(ProblemCode.ACCESS_DENIED, "Nobody may call this method."));
            call.close(
                    refused.getStatus(),
                    Optional.ofNullable(refused.getTrailers()).orElseGet(Metadata::new));
            return new ServerCall.Listener<>() {};
        }
        return Contexts.interceptCall(Context.current().withValue(ROW, row.get()), call, headers, next);
    }

    private Optional<AccessRow> find(MethodDescriptor<?, ?> method) {
        return table.find(METHOD, path(method));
    }

    private static String path(MethodDescriptor<?, ?> method) {
        return "/" + method.getFullMethodName();
    }
}
