package io.fitconnect.streams.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the usage stage paces itself and how long it keeps single sessions. */
@ConfigMapping(prefix = "fitconnect.streams.usage")
public interface UsageConfig {

    /** A machine's usage leaves at most this often, and is in use this much longer at most than it should be. */
    @WithDefault("PT1S")
    Duration tick();

    /** A machine is free when its open sessions have not been heard of for this long. */
    @WithDefault("PT60S")
    Duration idle();

    /** A session that the machine's newest is this much younger than is folded into the machine's totals. */
    @WithDefault("PT6H")
    Duration hold();

    /** Single sessions kept a machine at most; beyond it the ones not heard of the longest are folded in. */
    @WithDefault("64")
    int sessions();

    /** Machines that a tick reads at most when a start sends everything again. */
    @WithDefault("1000")
    int stepDevices();
}
