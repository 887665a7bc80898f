package io.fitconnect.platform.outbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A trace's way through the outbox's table: a {@code traceparent} (W3C Trace Context, section 3.2). */
final class OutboxTrace {
    private static final String PARENT = "traceparent";

    private static final TextMapGetter<String> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(PARENT);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return key.equals(PARENT) ? carrier : null;
        }
    };

    private OutboxTrace() {}

    /** Null when nobody traces. */
    static @Nullable String current() {
        if (!Span.current().getSpanContext().isValid()) {
            return null;
        }
        Map<String, String> written = new ConcurrentHashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), written, Map::put);
        return written.get(PARENT);
    }

    /** A context whose spans belong to the trace. */
    static Context of(String trace) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), trace, GETTER);
    }
}
