package io.fitconnect.streams.coaching;

import io.fitconnect.proto.internal.training.v1.Block;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The targets of a class laid on the clock: its blocks one after the other from when it started. */
public final class Plan {

    /** Of a session without a class, and of a class that hasn't started. */
    public static final Plan NONE = new Plan(List.of(), 0);

    private final List<Target> targets;
    private final long endMs;

    private Plan(List<Target> targets, long endMs) {
        this.targets = targets;
        this.endMs = endMs;
    }

    public static Plan of(TrainingClass training) {
        if (training.getStartedMs() == 0) {
            return NONE;
        }
        List<Target> targets = new ArrayList<>();
        long startMs = training.getStartedMs();
        for (Block block : training.getBlocksList()) {
            targets.add(new Target(targets.size(), block.getName(), block.getZoneLow(), block.getZoneHigh(), startMs));
            startMs += block.getDurationS() * 1000L;
        }
        long endMs = training.getEndedMs() == 0 ? startMs : Math.min(startMs, training.getEndedMs());
        return new Plan(List.copyOf(targets), endMs);
    }

    /** The target at a time; null before, after and without a plan. */
    @Nullable Target at(long timeMs) {
        if (timeMs >= endMs) {
            return null;
        }
        Target current = null;
        for (Target target : targets) {
            if (target.startMs() > timeMs) {
                break;
            }
            current = target;
        }
        return current;
    }
}
