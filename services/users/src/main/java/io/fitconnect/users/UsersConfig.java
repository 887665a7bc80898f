package io.fitconnect.users;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Settings of the users service. */
@ConfigMapping(prefix = "fitconnect.users")
public interface UsersConfig {

    /** How often the outbox is looked at for what a crash left behind; commits wake it at once. */
    @WithDefault("5s")
    Duration outboxSweep();

    /** The parts of the platform that keep data of athletes: an erasure is done when each has said so. */
    @WithDefault("users,streams,analytics,training,competition,auth")
    List<String> erasureParts();
}
