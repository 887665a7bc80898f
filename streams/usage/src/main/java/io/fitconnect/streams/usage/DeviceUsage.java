package io.fitconnect.streams.usage;

import io.fitconnect.proto.internal.equipment.v1.Activity;
import io.fitconnect.proto.internal.equipment.v1.Usage;
import io.fitconnect.proto.internal.equipment.v1.UsageState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A machine's usage as a function of the newest activity of each of its sessions. */
record DeviceUsage(UsageConfig config) {

    /** The state after a session's activity; the same when it is old news or the session is folded in. */
    UsageState apply(UsageState state, Activity activity) {
        String session = activity.getAthleteId() + "/" + activity.getSessionId();
        Activity before = state.getOpenMap().getOrDefault(session, Activity.getDefaultInstance());
        if (activity.getSampleCount() < before.getSampleCount()
                || state.getFoldedList().contains(session)) {
            return state;
        }
        var next = state.toBuilder();
        next.getUsageBuilder().setDevice(activity.getDevice());
        next.putOpen(session, held(activity, before));
        fold(next);
        return next.build();
    }

    /** What the machine's users may know at this moment. */
    Usage usage(UsageState state, long nowMs) {
        var usage = state.getUsage().toBuilder();
        new TreeMap<>(state.getOpenMap()).values().forEach(session -> add(usage, session));
        return usage.setInUse(busyUntilMs(state) >= nowMs).build();
    }

    /** Until when the machine is in use if nothing more is heard; 0: it is free. */
    long busyUntilMs(UsageState state) {
        return state.getOpenMap().values().stream()
                .filter(session -> !session.getEnded())
                .mapToLong(session -> session.getLastSeenMs() + config.idle().toMillis())
                .max()
                .orElse(0);
    }

    /** The device stands once in the totals; a repeated record from before the end doesn't open the session again. */
    private static Activity held(Activity activity, Activity before) {
        boolean endedBefore = before.getEnded() && before.getSampleCount() == activity.getSampleCount();
        return activity.toBuilder()
                .clearDevice()
                .setEnded(activity.getEnded() || endedBefore)
                .setLastSeenMs(Math.max(activity.getLastSeenMs(), before.getLastSeenMs()))
                .build();
    }

    /** Age is against the machine's newest session, not the clock: after an outage the backlog is not old. */
    private void fold(UsageState.Builder state) {
        List<Map.Entry<String, Activity>> oldest =
                new ArrayList<>(state.getOpenMap().entrySet());
        oldest.sort(Comparator.comparingLong(
                        (Map.Entry<String, Activity> entry) -> entry.getValue().getLastSeenMs())
                .thenComparing(Map.Entry.comparingByKey()));
        long horizonMs =
                oldest.getLast().getValue().getLastSeenMs() - config.hold().toMillis();
        int over = oldest.size() - config.sessions();
        for (int i = 0; i < oldest.size(); i++) {
            Activity session = oldest.get(i).getValue();
            if (i < over || session.getLastSeenMs() < horizonMs) {
                add(state.getUsageBuilder(), session);
                state.removeOpen(oldest.get(i).getKey()).addFolded(oldest.get(i).getKey());
            }
        }
        int forgotten = state.getFoldedCount() - config.sessions();
        if (forgotten > 0) {
            List<String> kept = List.copyOf(state.getFoldedList().subList(forgotten, state.getFoldedCount()));
            state.clearFolded().addAllFolded(kept);
        }
    }

    private static void add(Usage.Builder usage, Activity session) {
        usage.setActiveMinutes(usage.getActiveMinutes() + session.getActiveS() / 60)
                .setReps(usage.getReps() + session.getReps())
                .setSessions(usage.getSessions() + 1)
                .setLastSeenMs(Math.max(usage.getLastSeenMs(), session.getLastSeenMs()));
    }
}
