package io.fitconnect.gateway.calls;

import io.fitconnect.platform.grpc.Batch;
import io.fitconnect.platform.grpc.GrpcRefusals;
import io.grpc.Metadata;
import io.grpc.Status;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.grpc.GrpcClientUtils;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Calls a service with the caller's own token, so that the service decides what the caller may see. */
@ApplicationScoped
public class Calls {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CurrentIdentityAssociation identities;
    private final MeterRegistry meters;

    Calls(CurrentIdentityAssociation identities, MeterRegistry meters) {
        this.identities = identities;
        this.meters = meters;
    }

    /** One call; fails with a refusal whatever goes wrong. */
    public <C, A> Uni<A> one(String service, C client, Function<C, Uni<A>> call) {
        return one(service, client, headers(), call);
    }

    /** The same for whoever these headers are of, where the request that they came with is over. */
    <C, A> Uni<A> one(String service, C client, Uni<Metadata> headers, Function<C, Uni<A>> call) {
        return headers.chain(own -> timed(service, call.apply(with(client, own))))
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() -> Status.DEADLINE_EXCEEDED.asRuntimeException())
                .onFailure()
                .transform(GrpcRefusals::fromStatus);
    }

    /** The answers to all items in their order, by as few calls as the services' bound of a batch allows. */
    public <Q, A> Uni<List<A>> batched(List<Q> items, Function<List<Q>, Uni<List<A>>> call) {
        if (items.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Uni<List<A>>> parts = new ArrayList<>();
        for (int from = 0; from < items.size(); from += Batch.MOST) {
            parts.add(call.apply(items.subList(from, Math.min(items.size(), from + Batch.MOST))));
        }
        return Uni.join()
                .all(parts)
                .andFailFast()
                .map(answers -> answers.stream().flatMap(List::stream).toList());
    }

    /** What carries the caller's token; empty without one. Fails when it is no good. */
    public Uni<Metadata> headers() {
        return identities.getDeferredIdentity().map(Calls::headers);
    }

    public static <C> C with(C client, Metadata headers) {
        return GrpcClientUtils.attachHeaders(client, headers);
    }

    private <A> Uni<A> timed(String service, Uni<A> call) {
        Timer.Sample start = Timer.start(meters);
        return call.onTermination()
                .invoke((item, failure, cancelled) -> start.stop(meters.timer(
                        "fitconnect.gateway.upstream", "service", service, "outcome", outcome(failure, cancelled))));
    }

    private static String outcome(@Nullable Throwable failure, boolean cancelled) {
        return cancelled ? "cancelled" : failure == null ? "answered" : "failed";
    }

    private static Metadata headers(SecurityIdentity identity) {
        Metadata headers = new Metadata();
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            headers.put(AUTHORIZATION, "Bearer " + token.getRawToken());
        }
        return headers;
    }
}
