package io.fitconnect.training.programme;

import io.fitconnect.training.Block;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Weeks of planned sessions. It never changes: an athlete's progress refers to its sessions by number.
 *
 * @param authorId who wrote it
 * @param sessions by week and day; number n is the n-th, from 1
 * @param createdMs ms since 1970
 */
@Schema(name = "Programme")
record Programme(String programmeId, String title, String authorId, List<Planned> sessions, long createdMs) {

    Programme {
        sessions = List.copyOf(sessions);
    }

    /**
     * One planned session.
     *
     * @param week 1 to 52
     * @param day 1 to 7, from the day on which the athlete starts
     * @param classId a class that is this session for everybody; null: on one's own
     * @param blocks in order; empty: free
     */
    @Schema(name = "PlannedSession")
    record Planned(
            int week, int day, String title, @Nullable String classId, List<Block> blocks) {

        Planned {
            blocks = List.copyOf(blocks);
        }

        /** Days after the first one. */
        int offset() {
            return (week - 1) * 7 + day - 1;
        }
    }
}
