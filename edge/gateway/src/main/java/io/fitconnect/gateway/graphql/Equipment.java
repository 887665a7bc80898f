package io.fitconnect.gateway.graphql;

import io.fitconnect.proto.internal.equipment.v1.Usage;
import java.math.BigInteger;
import java.util.Locale;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A machine or a sensor and its use. */
@Type("Equipment")
@Description("A machine or a sensor and its use")
public record Equipment(
        @Id @NonNull String deviceId,

        @Description("Such as bike, rower or chest_strap; unspecified: not told") @NonNull String kind,

        @Description("Null: it has none") @Nullable String name,

        @Description("A session on it is open and was heard of within 60 s")
        boolean inUse,

        @Description("Covered by samples, over all time") double minutes,

        @NonNull BigInteger reps,
        int sessions,
        @Description("ms since 1970") @NonNull BigInteger lastSeenMs) {
    private static final int KIND_PREFIX = "DEVICE_KIND_".length();

    static Equipment of(Usage it) {
        String kind = it.getDevice().getKind().name();
        return new Equipment(
                it.getDevice().getId(),
                kind.startsWith("DEVICE_KIND_") ? kind.substring(KIND_PREFIX).toLowerCase(Locale.ROOT) : "unspecified",
                it.getDevice().getName().isEmpty() ? null : it.getDevice().getName(),
                it.getInUse(),
                it.getActiveMinutes(),
                BigInteger.valueOf(it.getReps()),
                it.getSessions(),
                BigInteger.valueOf(it.getLastSeenMs()));
    }
}
