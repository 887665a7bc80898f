package io.fitconnect.tokens;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the list of ended sessions. */
@ConfigMapping(prefix = "fitconnect.tokens")
public interface TokensConfig {

    /** How long, at most, an ended session's tokens are still taken by processes other than the one that ended it. */
    @WithDefault("1s")
    Duration revocationRefresh();

    /** An access token's life in the realm (5 minutes), and a minute for clocks that differ. */
    @WithDefault("6m")
    Duration longestLife();
}
