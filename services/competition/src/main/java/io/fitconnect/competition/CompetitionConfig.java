package io.fitconnect.competition;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Settings of the competition service. */
@ConfigMapping(prefix = "fitconnect.competition")
public interface CompetitionConfig {

    /** How often the outbox is looked at for what a crash left behind; commits wake it at once. */
    @WithDefault("5s")
    Duration outboxSweep();

    /** How often the clock is looked at for competitions that start or end; their boards end this much late at most. */
    @WithDefault("1s")
    Duration clock();

    /** Folder of the key that signs results, with private.der (PKCS #8) and public.der (X.509), EC P-256. */
    Path keys();

    /** Where the history of workouts is asked when an appeal is replayed: a URL without a path. */
    String analytics();
}
