package io.fitconnect.load.live;

import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.live.v1.Resume;
import io.fitconnect.proto.live.v1.ServerFrame;
import io.fitconnect.proto.live.v1.Subscribe;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A class's wall as its coach sees it. */
public final class LiveWall extends Watch {
    private static final int CUES_KEPT = 1_000;

    private final List<Cue> cues = new CopyOnWriteArrayList<>();
    private volatile @Nullable WallWindow window;

    LiveWall(Subscribe subscribe) {
        super(subscribe);
    }

    /** What is held now; empty until the first snapshot. */
    public Optional<WallWindow> window() {
        return Optional.ofNullable(window);
    }

    /** The newest cues, oldest first. */
    public List<Cue> cues() {
        return List.copyOf(cues);
    }

    @Override
    Optional<Resume> held() {
        return window().map(held -> Resume.newBuilder()
                .setEpoch(held.epoch())
                .setVersion(held.version())
                .build());
    }

    @Override
    boolean apply(ServerFrame frame) {
        switch (frame.getFrameCase()) {
            case WALL_SNAPSHOT -> window = WallWindow.of(frame.getWallSnapshot());
            case WALL_DELTA -> {
                Optional<WallWindow> next = window().flatMap(held -> held.after(frame.getWallDelta()));
                if (next.isEmpty()) {
                    return false;
                }
                window = next.get();
            }
            case WALL_CUE -> keep(frame.getWallCue().getCue());
            case SNAPSHOT, DELTA, ENDED, REFUSAL, FRAME_NOT_SET -> {}
        }
        return true;
    }

    @Override
    void forget() {
        window = null;
    }

    private void keep(Cue cue) {
        if (cues.size() == CUES_KEPT) {
            cues.removeFirst();
        }
        cues.add(cue);
    }
}
