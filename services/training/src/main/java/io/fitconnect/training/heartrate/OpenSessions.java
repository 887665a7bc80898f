package io.fitconnect.training.heartrate;

import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The sessions that run, until they end: by their end, after 10 silent minutes, or because too many run. In memory
 * alone: what runs across a restart is learnt from where the restart left it. Not for several threads.
 */
final class OpenSessions {
    private static final long SILENT_MS = 600_000;

    private final int most;
    // The one that was silent longest comes first.
    private final Map<Ended, Open> open = new LinkedHashMap<>(16, 0.75f, true);

    OpenSessions(int most) {
        this.most = most;
    }

    /** Whose session it was. */
    record Ended(String athleteId, String sessionId) {}

    /** With what was seen of it. */
    record Learnable(Ended session, Steps steps) {}

    private static final class Open {
        private final Steps steps = new Steps();
        private long receivedMs;
    }

    /** Takes a batch; returns the sessions that are over now. */
    List<Learnable> take(SampleBatch batch) {
        Ended key = new Ended(batch.getAthleteId(), batch.getSessionId().toLowerCase(Locale.ROOT));
        Open session = open.computeIfAbsent(key, k -> new Open());
        session.receivedMs = batch.getReceivedMs();
        batch.getSamplesList().forEach(session.steps::add);
        List<Learnable> over = new ArrayList<>();
        if (batch.getEnd()) {
            open.remove(key);
            over.add(new Learnable(key, session.steps));
        }
        Iterator<Map.Entry<Ended, Open>> oldest = open.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<Ended, Open> it = oldest.next();
            boolean silent = it.getValue().receivedMs < batch.getReceivedMs() - SILENT_MS;
            if (!silent && open.size() <= most) {
                break;
            }
            oldest.remove();
            over.add(new Learnable(it.getKey(), it.getValue().steps));
        }
        return over;
    }

    int size() {
        return open.size();
    }
}
