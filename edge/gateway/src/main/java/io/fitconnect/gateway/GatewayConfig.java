package io.fitconnect.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Settings of the gateway. */
@ConfigMapping(prefix = "fitconnect.gateway")
public interface GatewayConfig {
    /** In {@link #upstream()}: the service is part of this process. */
    String SELF = "self";

    /** Where each service answers HTTP: {@code host:port}, or {@value #SELF}; one that is not named is {@value #SELF}. */
    Map<String, String> upstream();

    /** How long a service may take to answer. */
    @WithDefault("30s")
    Duration patience();

    Cache cache();

    Rate rate();

    GraphQl graphql();

    /** Answers kept in Redis. */
    interface Cache {
        @WithDefault("true")
        boolean enabled();

        /** How long an answer is kept that nobody has invalidated. */
        @WithDefault("60s")
        Duration ttl();

        /** The same for what is written behind the services' backs, such as workouts, by topics. */
        @WithDefault("5s")
        Duration streamedTtl();

        /** Larger bodies are not kept, bytes. */
        @WithDefault("262144")
        int largestBody();

        /** How long Redis may take before the request goes on without it. */
        @WithDefault("250ms")
        Duration patience();

        /** How often in a row Redis may not answer before it is left alone. */
        @WithDefault("5")
        int failures();

        /** How long Redis is left alone then. */
        @WithDefault("1s")
        Duration pause();
    }

    /** How often one may ask. */
    interface Rate {
        @WithDefault("true")
        boolean enabled();

        /** Requests a second that a token's subject may go on sending. */
        @WithDefault("100")
        int subjectPerSecond();

        /** Requests that a subject may send at once. */
        @WithDefault("300")
        int subjectBurst();

        /** The same for an address without a good token, behind which a gym may be. */
        @WithDefault("300")
        int addressPerSecond();

        @WithDefault("900")
        int addressBurst();
    }

    /** Limits of GraphQL operations. */
    interface GraphQl {
        @WithDefault("true")
        boolean instrumented();

        /** Fields within each other. */
        @WithDefault("16")
        int depth();

        /** Values that an operation may answer, by the lengths of lists that it asks for. */
        @WithDefault("20000")
        int cost();

        /** Bytes of a request. */
        @WithDefault("262144")
        int largestRequest();

        /** How long a persisted operation is kept that nobody uses. */
        @WithDefault("1d")
        Duration persistedTtl();

        /** Persisted operations of this process's own copy. */
        @WithDefault("1000")
        int persistedHere();
    }
}
