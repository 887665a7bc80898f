package io.fitconnect.load.live;

import io.fitconnect.proto.live.v1.Resume;
import io.fitconnect.proto.live.v1.ServerFrame;
import io.fitconnect.proto.live.v1.Subscribe;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A board as one viewer sees it. */
public final class LiveBoard extends Watch {
    private final Consumer<BoardWindow> onChange;
    private volatile @Nullable BoardWindow window;
    private volatile long snapshots;
    private volatile long deltas;

    LiveBoard(Subscribe subscribe, Consumer<BoardWindow> onChange) {
        super(subscribe);
        this.onChange = onChange;
    }

    /** What is held now; empty until the first snapshot. */
    public Optional<BoardWindow> window() {
        return Optional.ofNullable(window);
    }

    public long snapshots() {
        return snapshots;
    }

    public long deltas() {
        return deltas;
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
        Optional<BoardWindow> next =
                switch (frame.getFrameCase()) {
                    case SNAPSHOT -> Optional.of(BoardWindow.of(frame.getSnapshot()));
                    case ENDED -> Optional.of(BoardWindow.of(frame.getEnded()));
                    case DELTA -> window().flatMap(held -> held.after(frame.getDelta()));
                    case REFUSAL, WALL_SNAPSHOT, WALL_DELTA, WALL_CUE, FRAME_NOT_SET -> window();
                };
        if (next.isEmpty()) {
            return false;
        }
        if (frame.hasDelta()) {
            deltas = deltas + 1;
        } else {
            snapshots = snapshots + 1;
        }
        window = next.get();
        onChange.accept(next.get());
        return true;
    }

    @Override
    void forget() {
        window = null;
    }
}
