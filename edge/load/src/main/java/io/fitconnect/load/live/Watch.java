package io.fitconnect.load.live;

import io.fitconnect.proto.live.v1.Refusal;
import io.fitconnect.proto.live.v1.Resume;
import io.fitconnect.proto.live.v1.ServerFrame;
import io.fitconnect.proto.live.v1.Subscribe;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One subscription: what it asks for and what it holds. Frames come on the client's context; reads from anywhere. */
public abstract sealed class Watch permits LiveBoard, LiveWall {
    private final Subscribe subscribe;
    private volatile @Nullable Refusal refusal;
    private volatile long gaps;

    Watch(Subscribe subscribe) {
        this.subscribe = subscribe;
    }

    /** Why the server does not serve it. */
    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Changes that did not start where this viewer stood: a promise broken, 0 at all times. */
    public long gaps() {
        return gaps;
    }

    String id() {
        return subscribe.getId();
    }

    /** The subscription, with what is held already. */
    Subscribe subscribe() {
        Subscribe.Builder asked = subscribe.toBuilder();
        held().ifPresent(asked::setResume);
        return asked.build();
    }

    /** False: the frame does not follow what is held, so a fresh snapshot is needed. */
    final boolean take(ServerFrame frame) {
        if (frame.hasRefusal()) {
            refusal = frame.getRefusal();
            return true;
        }
        refusal = null;
        boolean follows = apply(frame);
        if (!follows) {
            gaps = gaps + 1;
            forget();
        }
        return follows;
    }

    abstract Optional<Resume> held();

    abstract boolean apply(ServerFrame frame);

    abstract void forget();

    /** The subscription that a frame answers; empty: none that this client knows of. */
    static String idOf(ServerFrame frame) {
        return switch (frame.getFrameCase()) {
            case SNAPSHOT -> frame.getSnapshot().getId();
            case DELTA -> frame.getDelta().getId();
            case ENDED -> frame.getEnded().getId();
            case REFUSAL -> frame.getRefusal().getId();
            case WALL_SNAPSHOT -> frame.getWallSnapshot().getId();
            case WALL_DELTA -> frame.getWallDelta().getId();
            case WALL_CUE -> frame.getWallCue().getId();
            case FRAME_NOT_SET -> "";
        };
    }
}
