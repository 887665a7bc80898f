package io.fitconnect.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the ticket desk. */
@ConfigMapping(prefix = "fitconnect.auth")
public interface AuthConfig {

    /** How long a ticket can be used. */
    @WithDefault("30s")
    Duration ticketLife();

    /** Tickets that one subject gets in a minute; a browser needs one for each connection. */
    @WithDefault("60")
    int ticketsPerMinute();

    /** How long Redis may take before the request is refused. */
    @WithDefault("2s")
    Duration redisTimeout();
}
