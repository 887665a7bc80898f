package io.fitconnect.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** CPU time and memory of running processes, from Linux's /proc (proc(5)). */
public final class Processes {
    static final double TICKS_PER_SECOND = 100;
    private static final int UTIME = 11;
    private static final int STIME = 12;

    private Processes() {}

    /** CPU seconds, user and system, that these processes have used so far, all their threads. */
    public static double cpuSeconds(long... pids) {
        double seconds = 0;
        for (long pid : pids) {
            String stat = read(pid, "stat");
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            seconds += (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) / TICKS_PER_SECOND;
        }
        return seconds;
    }

    /** Resident memory, bytes. */
    public static long residentBytes(long pid) {
        return status(pid, "VmRSS") * 1024;
    }

    /** The same of a process and all its descendants. */
    public static long residentBytesOfAll(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(process -> residentBytes(process.pid()))
                .sum();
    }

    private static long status(long pid, String key) {
        return read(pid, "status")
                .lines()
                .filter(line -> line.startsWith(key + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new IllegalStateException("process " + pid + " can't be looked at: " + e.getMessage(), e);
        }
    }
}
