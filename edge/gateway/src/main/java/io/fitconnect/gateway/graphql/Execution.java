package io.fitconnect.gateway.graphql;

import graphql.GraphQL;
import graphql.execution.instrumentation.ChainedInstrumentation;
import io.smallrye.graphql.spi.EventingService;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Adds limits and the table of codes to every execution; found by the service loader, before there are beans. */
public class Execution implements EventingService {
    /** The usual introspection of tools is 15 deep. */
    private static final int DEEPEST = 16;

    private static final int COSTLIEST = 20_000;

    @Override
    public String getConfigKey() {
        return "fitconnect.gateway.graphql.instrumented";
    }

    @Override
    public GraphQL.Builder beforeGraphQLBuild(GraphQL.Builder builder) {
        var config = ConfigProvider.getConfig();
        int depth = config.getOptionalValue("fitconnect.gateway.graphql.depth", Integer.class)
                .orElse(DEEPEST);
        int cost = config.getOptionalValue("fitconnect.gateway.graphql.cost", Integer.class)
                .orElse(COSTLIEST);
        return builder.instrumentation(new ChainedInstrumentation(List.of(
                builder.build().getInstrumentation(), new DepthLimit(depth), new CostLimit(cost), new ErrorCodes())));
    }
}
