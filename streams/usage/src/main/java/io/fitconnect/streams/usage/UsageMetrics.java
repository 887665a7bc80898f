package io.fitconnect.streams.usage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What the usage stage counts. */
final class UsageMetrics {

    final Counter applied;
    final Counter unchanged;
    final Counter malformed;

    UsageMetrics(MeterRegistry registry) {
        applied = activities(registry, "applied");
        unchanged = activities(registry, "unchanged");
        malformed = activities(registry, "malformed");
    }

    private static Counter activities(MeterRegistry registry, String outcome) {
        return Counter.builder("fitconnect_usage_activities_total")
                .description("Activity records of machines by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }
}
