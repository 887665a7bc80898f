package io.fitconnect.live.watch;

import io.fitconnect.live.board.Address;
import io.fitconnect.live.board.Board;
import io.fitconnect.live.board.ScopeCopy;
import io.fitconnect.live.wall.Wall;
import io.fitconnect.live.window.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** All that one scope has here: its rows, a class's wall, and the windows through which they are watched. */
final class Stand {
    private final LongSupplier versions;
    private final LongSupplier clock;
    private final ScopeCopy copy;
    private final List<Watched> windows = new ArrayList<>(0);
    private @Nullable Wall wall;

    Stand(String scope, LongSupplier versions, LongSupplier clock) {
        this.versions = versions;
        this.clock = clock;
        this.copy = new ScopeCopy(scope, versions, clock);
    }

    ScopeCopy copy() {
        return copy;
    }

    @Nullable Wall wall() {
        return wall;
    }

    Wall openWall() {
        Wall open = wall;
        if (open == null) {
            open = wall = new Wall(versions, clock);
        }
        return open;
    }

    void forgetWall() {
        wall = null;
    }

    List<Watched> windows() {
        return windows;
    }

    boolean watched() {
        return !windows.isEmpty();
    }

    boolean isEmpty() {
        return windows.isEmpty() && copy.size() == 0 && wall == null && !copy.official() && !copy.dense();
    }

    boolean wallWatched() {
        return windows.stream().anyMatch(window -> window.key().address() instanceof Address.WallId);
    }

    View view(WindowKey key) {
        return switch (key.address()) {
            case Address.BoardId board -> copy.watch(board.metric()).view(key.spec());
            case Address.WallId theWall -> openWall();
            case Address.Malformed malformed -> throw new IllegalArgumentException("no such window");
        };
    }

    /** The board behind a window; null for a wall, which is never being ranked. */
    @Nullable Board board(WindowKey key) {
        return key.address() instanceof Address.BoardId board ? copy.watch(board.metric()) : null;
    }

    /** A window went; its board is ranked no longer when it was the last. */
    void remove(Watched gone) {
        windows.remove(gone);
        if (gone.key().address() instanceof Address.BoardId board
                && windows.stream().noneMatch(left -> left.key().address().equals(board))) {
            copy.unwatch(board.metric());
        }
    }

    void age() {
        copy.age();
        if (wall != null) {
            wall.age();
        }
    }
}
