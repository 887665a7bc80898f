package io.fitconnect.load.replay;

import java.io.PrintWriter;
import java.util.List;

/** Says how far the replays are: one living line on a terminal, a plain line every 10 s elsewhere. */
final class ReplayProgress {
    private static final long LOOK_MS = 200;
    private static final long PLAIN_MS = 10_000;

    private ReplayProgress() {}

    static void follow(List<ReplayTask> tasks, PrintWriter out) throws InterruptedException {
        boolean terminal = System.console() != null && System.console().isTerminal();
        long nextPlainMs = System.currentTimeMillis() + PLAIN_MS;
        while (tasks.stream().anyMatch(ReplayTask::running)) {
            Thread.sleep(LOOK_MS);
            if (terminal) {
                out.print("\r" + line(tasks));
                out.flush();
            } else if (System.currentTimeMillis() >= nextPlainMs) {
                out.println(line(tasks));
                out.flush();
                nextPlainMs += PLAIN_MS;
            }
        }
        if (terminal) {
            out.println("\r" + line(tasks));
        }
    }

    private static String line(List<ReplayTask> tasks) {
        long sent = tasks.stream().mapToLong(ReplayTask::sent).sum();
        long total = tasks.stream().mapToLong(ReplayTask::total).sum();
        long running = tasks.stream().filter(ReplayTask::running).count();
        return "sent " + sent + " of " + total + " samples, " + running + " of " + tasks.size() + " files running";
    }
}
