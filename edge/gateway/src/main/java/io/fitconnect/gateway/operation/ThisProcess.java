package io.fitconnect.gateway.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What only the process itself knows: open connections and its health. Of parts that run elsewhere it knows nothing. */
@ApplicationScoped
public class ThisProcess {
    private static final Map<String, String> CONNECTIONS = Map.of(
            "ingest", "fitconnect_ingest_connections",
            "live", "fitconnect_live_viewers");
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final MeterRegistry metrics;
    private final Uni<List<Check>> checks;

    ThisProcess(MeterRegistry metrics, SmallRyeHealthReporter health) {
        this.metrics = metrics;
        this.checks = Uni.createFrom()
                .deferred(health::getHealthAsync)
                .map(ThisProcess::checks)
                .memoize()
                .atLeast(FRESH);
    }

    /** One health check's answer. */
    public record Check(String name, boolean up) {}

    /** Open connections of each edge that is in this process. */
    public Map<String, Integer> connections() {
        Map<String, Integer> open = new LinkedHashMap<>();
        CONNECTIONS.forEach((part, name) -> {
            Gauge gauge = metrics.find(name).gauge();
            if (gauge != null) {
                open.put(part, (int) gauge.value());
            }
        });
        return open;
    }

    /** Edges that are not in this process. */
    public List<String> elsewhere() {
        return CONNECTIONS.entrySet().stream()
                .filter(edge -> metrics.find(edge.getValue()).gauge() == null)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Of this process; at most 5 s old. */
    public Uni<List<Check>> checks() {
        return checks;
    }

    private static List<Check> checks(SmallRyeHealth health) {
        return health.getPayload().getJsonArray("checks").stream()
                .map(it -> (JsonObject) it)
                .map(it ->
                        new Check(it.getString("name"), it.getString("status").equals("UP")))
                .toList();
    }
}
