package io.fitconnect.analytics.cassandra;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the history in Cassandra. */
@ConfigMapping(prefix = "fitconnect.analytics")
public interface AnalyticsConfig {

    /** CQL map: how the keyspace is replicated when this service creates it. */
    @WithDefault("{'class': 'SimpleStrategy', 'replication_factor': 1}")
    String replication();

    /** How long a reader waits for Cassandra before it is told to come again. */
    @WithDefault("3s")
    Duration readTimeout();

    /** How long the read of a whole class may take: a replay, a report. */
    @WithDefault("20s")
    Duration longReadTimeout();

    /** Whole classes that are read at the same time; one more is refused with {@code store.busy}. */
    @WithDefault("8")
    int longReads();
}
