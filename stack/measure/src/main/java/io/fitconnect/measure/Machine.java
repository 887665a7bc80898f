package io.fitconnect.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a figure was measured on. */
public final class Machine {
    private Machine() {}

    /** One line: cores, processor, memory, JDK. */
    public static String describe() {
        return "%d cores (%s), %s of memory, JDK %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        line("/proc/cpuinfo", "model name"),
                        line("/proc/meminfo", "MemTotal"),
                        Runtime.version());
    }

    /** CPU seconds that anything on this machine has used since its start; NaN where there is no /proc. */
    public static double busySeconds() {
        try {
            String[] fields =
                    Files.readAllLines(Path.of("/proc/stat")).getFirst().split("\\s+");
            double ticks = 0;
            for (int column : new int[] {1, 2, 3, 6, 7}) {
                ticks += Double.parseDouble(fields[column]);
            }
            return ticks / Processes.TICKS_PER_SECOND;
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private static String line(String file, String key) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
