package io.fitconnect.bench.fanout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Asks another JVM of the same user, by the JDK's jcmd. */
final class Jcmd {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private Jcmd() {}

    /** Bytes of heap in use after full collections. */
    static long usedHeapAfterCollection(long pid) throws IOException, InterruptedException {
        ask(pid, "GC.run");
        Thread.sleep(500);
        ask(pid, "GC.run");
        return USED.matcher(ask(pid, "GC.heap_info"))
                .results()
                .filter(match -> !match.group().isEmpty())
                .mapToLong(match -> Long.parseLong(match.group(1)) * 1024)
                .limit(GENERATIONS)
                .sum();
    }

    /** The serial collector's young and old generation come first, then metaspace. */
    private static final int GENERATIONS = 2;

    private static String ask(long pid, String command) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, String.valueOf(pid), command)
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("jcmd " + command + ": " + answer);
        }
        return answer;
    }
}
