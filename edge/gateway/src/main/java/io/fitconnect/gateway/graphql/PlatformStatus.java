package io.fitconnect.gateway.graphql;

import io.fitconnect.gateway.operation.Lag;
import io.fitconnect.gateway.operation.ThisProcess;
import io.fitconnect.proto.internal.telemetry.v1.RefusedSample;
import java.math.BigInteger;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** What the platform does just now. */
@Type("PlatformStatus")
@Description("What the platform does just now")
public record PlatformStatus(
        @Description("ms since 1970") @NonNull BigInteger atMs,

        @Description("Those in use first, at most 200") @NonNull List<@NonNull Equipment> equipment,

        @Description("Of the edges in the gateway's own process") @NonNull List<@NonNull Connections> connections,

        @Description("The largest first; at most 2 s old") @NonNull List<@NonNull GroupLag> lag,

        @Description("Over the last 5 minutes") @NonNull List<@NonNull RefusedCount> refusedByCode,

        @Description("The newest first, at most 20") @NonNull List<@NonNull Refused> refused,

        @Description("Of the gateway's own process; at most 5 s old") @NonNull List<@NonNull HealthState> health,

        @Description("Edges in other processes, whose connections and health are not seen here") @NonNull List<@NonNull String> unseen) {

    /** Open connections of an edge. */
    @Type("Connections")
    @Description("Open connections of an edge")
    public record Connections(
            @Description("ingest or live") @NonNull String part, int open) {}

    /** Records that a consumer group has not committed. */
    @Type("GroupLag")
    @Description("Records of a topic that a consumer group has still to take")
    public record GroupLag(
            @NonNull String group,
            @NonNull String topic,
            @NonNull BigInteger lag) {
        static GroupLag of(Lag.GroupLag it) {
            return new GroupLag(it.group(), it.topic(), BigInteger.valueOf(it.records()));
        }
    }

    /** How often a code was the reason. */
    @Type("RefusedCount")
    @Description("How often samples were refused for a reason")
    public record RefusedCount(@NonNull String code, int count) {}

    /** A refused sample without what was in it. */
    @Type("RefusedSample")
    @Description("A sample that was refused; what was in it is not told")
    public record Refused(
            @Description("Its arrival, ms since 1970") @NonNull BigInteger atMs,

            @Description("Empty: not known") @NonNull String athleteId,

            @NonNull String code,
            @NonNull String detail) {
        static Refused of(RefusedSample it) {
            return new Refused(BigInteger.valueOf(it.getReceivedMs()), it.getAthleteId(), it.getCode(), it.getDetail());
        }
    }

    /** A health check's answer. */
    @Type("HealthState")
    @Description("A health check's answer")
    public record HealthState(@NonNull String name, boolean up) {
        static HealthState of(ThisProcess.Check it) {
            return new HealthState(it.name(), it.up());
        }
    }
}
