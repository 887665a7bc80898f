package io.fitconnect.streams.topology;

import io.fitconnect.streams.boards.BoardsConfig;
import io.fitconnect.streams.topology.session.SessionConfig;
import io.fitconnect.streams.usage.UsageConfig;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;

/** Gives Quarkus the graph to run. */
@ApplicationScoped
public class StreamsApplication {
    private static final Logger LOG = Logger.getLogger(StreamsApplication.class);

    /** Only what shapes the graph; how it is run stands in the module's configuration. */
    private static final Map<String, Object> SHAPE = Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG, "fitconnect-streams",
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:0",
            StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);

    @Produces
    @Singleton
    Topology topology(SessionConfig sessions, BoardsConfig boards, UsageConfig usage, MeterRegistry registry) {
        return StreamsGraph.of(new StreamsConfig(SHAPE), sessions, boards, usage, registry);
    }

    /** A thread that dies is replaced: its tasks start from their stores, which is always possible. */
    @Produces
    @Singleton
    StreamsUncaughtExceptionHandler replaceThread() {
        return failure -> {
            LOG.errorf("streams.thread.replaced cause=%s", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        };
    }
}
