package io.fitconnect.live.wall;

import io.fitconnect.proto.internal.training.v1.TrainingClass;
import io.fitconnect.sockets.Identity;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who may see a class's wall: its coach and administrators; of a class that nobody announced, any coach. Any thread. */
@Singleton
public class WallAccess {
    private final Map<String, String> coaches = new ConcurrentHashMap<>();

    /** The class as it stands now; null: it is no more. */
    public void announce(String classId, @Nullable TrainingClass announced) {
        if (announced == null || announced.getCoachId().isEmpty()) {
            coaches.remove(classId);
        } else {
            coaches.put(classId, announced.getCoachId());
        }
    }

    public boolean mayWatch(@Nullable Identity viewer, String classId) {
        if (viewer == null) {
            return false;
        }
        if (viewer.has("admin")) {
            return true;
        }
        String coach = coaches.get(classId);
        return viewer.has("coach") && (coach == null || coach.equals(viewer.subject()));
    }
}
