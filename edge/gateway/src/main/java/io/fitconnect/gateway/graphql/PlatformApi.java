package io.fitconnect.gateway.graphql;

import io.fitconnect.gateway.operation.Lag;
import io.fitconnect.gateway.operation.Machines;
import io.fitconnect.gateway.operation.Refusals;
import io.fitconnect.gateway.operation.ThisProcess;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jboss.logging.Logger;

/** The platform at work, for administrators. */
@GraphQLApi
public class PlatformApi {
    private static final Logger LOG = Logger.getLogger(PlatformApi.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MOST_EQUIPMENT = 200;

    private final Machines machines;
    private final Refusals refusals;
    private final Lag lag;
    private final ThisProcess process;
    private final CurrentIdentityAssociation identities;

    PlatformApi(
            Machines machines, Refusals refusals, Lag lag, ThisProcess process, CurrentIdentityAssociation identities) {
        this.machines = machines;
        this.refusals = refusals;
        this.lag = lag;
        this.process = process;
        this.identities = identities;
    }

    @Query
    @Description("Machines and sensors, those in use first, at most 200; for administrators")
    public Uni<@NonNull List<@NonNull Equipment>> equipment() {
        return admin().map(admin -> used());
    }

    @Subscription("platform")
    @Description("What the platform does, once a second; for administrators; a slow reader gets the newest")
    public Multi<PlatformStatus> platform() {
        return admin().toMulti()
                .onItem()
                .transformToMultiAndConcatenate(admin -> Multi.createFrom()
                        .ticks()
                        .every(EVERY)
                        .onOverflow()
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(tick -> status())
                        .onOverflow()
                        .dropPreviousItems());
    }

    private Uni<PlatformStatus> status() {
        return Uni.combine()
                .all()
                .unis(orNone("lag", lag.now()), orNone("health", process.checks()))
                .asTuple()
                .map(both -> new PlatformStatus(
                        BigInteger.valueOf(Instant.now().toEpochMilli()),
                        used(),
                        process.connections().entrySet().stream()
                                .map(it -> new PlatformStatus.Connections(it.getKey(), it.getValue()))
                                .toList(),
                        both.getItem1().stream()
                                .map(PlatformStatus.GroupLag::of)
                                .toList(),
                        refusals.counts().entrySet().stream()
                                .map(it -> new PlatformStatus.RefusedCount(it.getKey(), it.getValue()))
                                .toList(),
                        refusals.newest().stream()
                                .map(PlatformStatus.Refused::of)
                                .toList(),
                        both.getItem2().stream()
                                .map(PlatformStatus.HealthState::of)
                                .toList(),
                        process.elsewhere()));
    }

    /** The rest is worth seeing when a part of the platform does not answer; then most of all. */
    private static <T> Uni<List<T>> orNone(String what, Uni<List<T>> read) {
        return read.ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(e -> LOG.debugf("not known: %s %s", what, e.getMessage()))
                .onFailure()
                .recoverWithItem(List.of());
    }

    private List<Equipment> used() {
        return machines.newest(MOST_EQUIPMENT).stream().map(Equipment::of).toList();
    }

    private Uni<Caller> admin() {
        return identities.getDeferredIdentity().map(PlatformApi::requireAdmin);
    }

    private static Caller requireAdmin(SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            throw new RefusedException(ProblemCode.TOKEN_MISSING, "This is for administrators.");
        }
        Caller caller = Caller.of(identity);
        if (!caller.hasAny(Role.ADMIN)) {
            throw new RefusedException(ProblemCode.ACCESS_DENIED, "This is for administrators.");
        }
        return caller;
    }
}
