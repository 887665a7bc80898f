package io.fitconnect.gateway.calls;

import io.fitconnect.gateway.Loop;
import io.grpc.Metadata;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;

/** Subscriptions that are read anew after each change. */
@ApplicationScoped
class Watching {
    /** Least time between two readings for one watcher. */
    static final Duration PACE = Duration.ofMillis(200);

    private final Calls calls;

    Watching(Calls calls) {
        this.calls = calls;
    }

    /**
     * What is read now, and again after each change, however many there were since.
     *
     * @param read of the caller's headers and the change, which is empty the first time
     */
    <T> Multi<T> now(Multi<String> changed, BiFunction<Uni<Metadata>, String, Uni<T>> read) {
        Executor here = Loop.here();
        Multi<String> again = changed.onOverflow()
                .dropPreviousItems()
                .onItem()
                .call(() -> Uni.createFrom().voidItem().onItem().delayIt().by(PACE));
        return calls.headers()
                .toMulti()
                .onItem()
                .transformToMultiAndConcatenate(caller -> Multi.createBy()
                        .merging()
                        .streams(Multi.createFrom().item(""), again)
                        .onOverflow()
                        .dropPreviousItems()
                        .emitOn(here, 1)
                        .onItem()
                        .transformToUniAndConcatenate(
                                change -> read.apply(Uni.createFrom().item(caller), change))
                        .onOverflow()
                        .dropPreviousItems());
    }
}
