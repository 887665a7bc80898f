package io.fitconnect.streams.topology;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/** What this module's settings name and the extension for Kafka Streams doesn't register: for native images. */
@RegisterForReflection(targets = {BoundedRocks.class, LogAndContinueExceptionHandler.class})
final class NamedInSettings {
    private NamedInSettings() {}
}
