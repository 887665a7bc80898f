package io.fitconnect.gateway.socket;

import io.fitconnect.gateway.Loop;
import io.fitconnect.gateway.rate.Verdict;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.Refusal;
import io.quarkus.smallrye.graphql.runtime.SmallRyeAuthGraphQLTransportWSSubprotocolHandler;
import io.quarkus.smallrye.graphql.runtime.SmallRyeGraphQLAbstractHandler;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** One client's operations. */
final class Conversation extends SmallRyeAuthGraphQLTransportWSSubprotocolHandler {
    /** As many as edge/live takes on one stream. */
    static final int MOST = 64;

    private static final short MALFORMED = 4400;
    private static final short DUPLICATE = 4409;

    private final Wire wire;
    private final Supplier<Uni<Verdict>> rate;
    private final Map<String, Operation> running = new ConcurrentHashMap<>();

    Conversation(
            Wire wire,
            Map<String, Object> metaData,
            RoutingContext context,
            SmallRyeGraphQLAbstractHandler handler,
            Supplier<Uni<Verdict>> rate) {
        super(wire, metaData, context, handler, Optional.of("Authorization"));
        this.wire = wire;
        this.rate = rate;
    }

    @Override
    protected void onOperationRequest(JsonObject message) {
        String id = message.getString("id", "");
        JsonObject payload = message.getJsonObject("payload");
        if (!connectionInitialized.get()) {
            closeDueToConnectionNotInitialized();
        } else if (id.isEmpty() || payload == null) {
            wire.close(MALFORMED, "A subscribe needs id and payload");
        } else if (running.containsKey(id)) {
            wire.close(DUPLICATE, "Subscriber for " + id + " already exists");
        } else if (running.size() >= MOST) {
            new Operation(id, wire, () -> {}).refuse(exceeded("At most " + MOST + " operations at a time."));
        } else {
            Operation operation = new Operation(id, wire, () -> running.remove(id));
            running.put(id, operation);
            rate.get()
                    .emitOn(Loop.here())
                    .subscribe()
                    .with(verdict -> run(operation, verdict, payload), operation::fail);
        }
    }

    private void run(Operation operation, Verdict verdict, JsonObject payload) {
        if (!verdict.allowed()) {
            operation.refuse(exceeded("Slow down, the next one is taken in " + verdict.retryAfterMs() + " ms."));
        } else if (!operation.isOver()) {
            executionService.executeAsync(payload, getContext(), operation);
        }
    }

    @Override
    protected void sendCancelMessage(JsonObject message) {
        Operation operation = running.remove(message.getString("id", ""));
        if (operation != null) {
            operation.cancel();
        }
    }

    @Override
    public void onClose() {
        super.onClose();
        running.values().forEach(Operation::cancel);
        running.clear();
    }

    private static Refusal exceeded(String detail) {
        return Refusal.of(ProblemCode.RATE_EXCEEDED, detail);
    }
}
