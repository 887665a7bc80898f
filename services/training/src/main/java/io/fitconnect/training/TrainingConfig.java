package io.fitconnect.training;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the training service. */
@ConfigMapping(prefix = "fitconnect.training")
public interface TrainingConfig {

    /** How often the outbox is looked at for what a crash left behind; commits wake it at once. */
    @WithDefault("5s")
    Duration outboxSweep();

    /** Sessions whose samples are kept to learn from when they are over; about 5 KB an hour each. */
    @WithDefault("20000")
    int openSessions();
}
