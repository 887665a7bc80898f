package io.fitconnect.stack;

import java.util.List;
import java.util.Map;

/**
 * How to start a process and which signal ends it gently.
 *
 * @param marker a part of its command line by which it is known again
 */
public record Launch(List<String> command, Map<String, String> environment, String stopSignal, String marker) {
    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
