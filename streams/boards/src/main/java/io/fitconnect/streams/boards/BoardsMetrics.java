package io.fitconnect.streams.boards;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What the boards stage counts. */
final class BoardsMetrics {

    final Counter applied;
    final Counter unchanged;
    final Counter late;
    final Counter malformed;
    final Counter forwarded;
    final Counter official;

    BoardsMetrics(MeterRegistry registry) {
        applied = contributions(registry, "applied");
        unchanged = contributions(registry, "unchanged");
        late = contributions(registry, "late");
        malformed = contributions(registry, "malformed");
        forwarded = Counter.builder("fitconnect_boards_rows_forwarded_total")
                .description("Rows sent to viewers, after conflation")
                .register(registry);
        official = Counter.builder("fitconnect_boards_scopes_official_total")
                .description("Scopes whose standings became official")
                .register(registry);
    }

    private static Counter contributions(MeterRegistry registry, String outcome) {
        return Counter.builder("fitconnect_boards_contributions_total")
                .description("Contributions by what became of them; late: the standings were official already")
                .tag("outcome", outcome)
                .register(registry);
    }
}
