package io.fitconnect.gateway;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the calls that reach the services. */
@GlobalInterceptor
@ApplicationScoped
public class CallCount implements ServerInterceptor {
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        calls.merge(call.getMethodDescriptor().getBareMethodName(), 1, Integer::sum);
        return next.startCall(call, headers);
    }

    Map<String, Integer> take() {
        Map<String, Integer> taken = Map.copyOf(calls);
        calls.clear();
        return taken;
    }
}
