package io.fitconnect.gateway.socket;

import graphql.ExecutionResult;
import io.fitconnect.gateway.graphql.ErrorCodes;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.Refusal;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * One operation and its answers. The next one is asked for when the reader has taken the last, so that what conflates
 * upstream does so here. An answer with nothing but errors ends it.
 */
final class Operation implements ExecutionResponseWriter, Subscriber<ExecutionResult> {
    private static final Logger LOG = Logger.getLogger(Operation.class);

    private final String id;
    private final Wire wire;
    private final Runnable whenOver;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicReference<@Nullable Subscription> answers = new AtomicReference<>();

    Operation(String id, Wire wire, Runnable whenOver) {
        this.id = id;
        this.wire = wire;
        this.whenOver = whenOver;
    }

    /** Nothing is written any more. */
    void cancel() {
        over.set(true);
        Subscription subscription = answers.get();
        if (subscription != null) {
            subscription.cancel();
        }
    }

    boolean isOver() {
        return over.get();
    }

    void refuse(Refusal refusal) {
        end(() -> wire.send(
                "error",
                id,
                new JsonArray().add(ErrorCodes.specification(refusal)).encode()));
    }

    @Override
    @SuppressWarnings("unchecked")
    public void write(ExecutionResponse response) {
        ExecutionResult result = response.getExecutionResult();
        if (result != null && result.getData() instanceof Publisher<?> stream) {
            ((Publisher<ExecutionResult>) stream).subscribe(this);
        } else if (result == null || !result.isDataPresent() || result.getData() == null) {
            end(() -> refuse(response));
        } else {
            end(() -> {
                wire.send("next", id, response.getExecutionResultAsString());
                wire.complete(id);
            });
        }
    }

    @Override
    public void fail(Throwable failure) {
        onError(failure);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        answers.set(subscription);
        if (over.get()) {
            subscription.cancel();
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onNext(ExecutionResult result) {
        if (over.get()) {
            return;
        }
        ExecutionResponse response = new ExecutionResponse(result);
        if (isRefused(result)) {
            end(() -> refuse(response));
            cancel();
        } else {
            wire.send("next", id, response.getExecutionResultAsString());
            wire.whenRead(() -> Objects.requireNonNull(answers.get()).request(1));
        }
    }

    @Override
    public void onError(Throwable failure) {
        LOG.error("an operation failed", failure);
        refuse(Refusal.of(ProblemCode.INTERNAL, "It has been logged."));
    }

    @Override
    public void onComplete() {
        end(() -> wire.complete(id));
    }

    private void end(Runnable lastWord) {
        if (over.compareAndSet(false, true)) {
            whenOver.run();
            lastWord.run();
        }
    }

    private void refuse(ExecutionResponse response) {
        JsonArray errors =
                new JsonObject(response.getExecutionResultAsString()).getJsonArray("errors", new JsonArray());
        wire.send("error", id, errors.encode());
    }

    private static boolean isRefused(ExecutionResult result) {
        return !result.getErrors().isEmpty()
                && (!(result.getData() instanceof Map<?, ?> data)
                        || data.values().stream().allMatch(Objects::isNull));
    }
}
