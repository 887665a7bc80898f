package io.fitconnect.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of imports. */
@ConfigMapping(prefix = "fitconnect.imports")
public interface ImportConfig {

    /** Largest file in bytes, as sent and as unpacked. */
    @WithDefault("20971520")
    int maxBytes();

    /** Imports at a time; each holds its file and samples in memory. */
    @WithDefault("4")
    int maxConcurrent();

    /** How long a file may take to arrive. */
    @WithDefault("PT1M")
    Duration arriveWithin();

    /** How old a sample may be: the ingest edge's limit, here to say so before anything is sent. */
    @WithDefault("P30D")
    Duration maxAge();

    /** Samples that are sent and not acknowledged. */
    @WithDefault("2000")
    int window();

    /** Samples in a batch; the contract allows 500. */
    @WithDefault("500")
    int batch();

    /** How long the ingest edge may be silent while it is waited for. */
    @WithDefault("PT20S")
    Duration answerWithin();
}
