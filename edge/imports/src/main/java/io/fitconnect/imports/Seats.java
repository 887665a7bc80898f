package io.fitconnect.imports;

import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import java.util.HashSet;
import java.util.Set;

/** How many imports there are at a time: a few, since each fills memory, and one for an athlete. */
final class Seats {
    private final int most;
    private final Set<String> athletes = new HashSet<>();

    Seats(int most) {
        this.most = most;
    }

    interface Seat extends AutoCloseable {
        @Override
        void close();
    }

    synchronized Seat take(String athlete) {
        if (athletes.contains(athlete)) {
            throw new RefusedException(ProblemCode.IMPORT_BUSY, "Another file of yours is being imported.");
        }
        if (athletes.size() >= most) {
            throw new RefusedException(ProblemCode.IMPORT_BUSY, "As many imports as there may be are running.");
        }
        athletes.add(athlete);
        return () -> leave(athlete);
    }

    private synchronized void leave(String athlete) {
        athletes.remove(athlete);
    }
}
