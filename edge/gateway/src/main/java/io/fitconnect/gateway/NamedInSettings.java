package io.fitconnect.gateway;

import io.fitconnect.platform.problem.RefusedException;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Classes that settings name, which a native image would otherwise leave out. */
@RegisterForReflection(targets = RefusedException.class)
final class NamedInSettings {
    private NamedInSettings() {}
}
