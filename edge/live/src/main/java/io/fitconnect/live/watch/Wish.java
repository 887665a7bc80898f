package io.fitconnect.live.watch;

import io.fitconnect.live.board.Address;
import io.fitconnect.live.wall.WallAccess;
import io.fitconnect.live.window.WindowSpec;
import io.fitconnect.proto.live.v1.Subscribe;
import io.fitconnect.sockets.Identity;
import org.jspecify.annotations.Nullable;

/** What a subscribe frame comes to, before the limits of its connection. */
public sealed interface Wish {
    int MAX_ID = 64;

    /** It may be: this is the window. */
    record Granted(WindowKey key) implements Wish {}

    record Refused(RefusalCode code, String detail) implements Wish {}

    /** @param identity null: nobody said who is asking */
    static Wish of(Subscribe wish, @Nullable Identity identity, WallAccess access, Pace pace) {
        int length = wish.getId().codePointCount(0, wish.getId().length());
        return length < 1 || length > MAX_ID
                ? new Refused(RefusalCode.SUBSCRIPTION_MALFORMED, "id is 1 to " + MAX_ID + " characters")
                : withoutId(wish, identity, access, pace);
    }

    /** For a transport on which the connection itself is the subscription. */
    static Wish withoutId(Subscribe wish, @Nullable Identity identity, WallAccess access, Pace pace) {
        if (!(wish.getMaxRateHz() >= 0)) {
            return new Refused(RefusalCode.RATE_MALFORMED, "maxRateHz is 0.1 to 20");
        }
        int interval = pace.intervalMs(wish.getMaxRateHz());
        return switch (Address.of(wish.getBoardId())) {
            case Address.Malformed malformed
            when malformed.metricOnly() ->
                new Refused(RefusalCode.METRIC_UNKNOWN, "a metric is effort, reps, distance, energy or work");
            case Address.Malformed malformed ->
                new Refused(
                        RefusalCode.BOARD_MALFORMED,
                        "a board is class/{id}/{metric}, competition/{id}/{metric}, open/{yyyy-mm-dd}/{metric} or"
                                + " open/{yyyy}-W{ww}/{metric}");
            case Address.WallId wall
            when !access.mayWatch(identity, wall.classId()) ->
                new Refused(RefusalCode.WALL_FORBIDDEN, "a wall is shown to the coach of its class");
            case Address.WallId wall -> new Granted(new WindowKey(wall, WindowSpec.WHOLE, interval));
            case Address.BoardId board -> board(board, wish, interval);
        };
    }

    private static Wish board(Address.BoardId board, Subscribe wish, int interval) {
        return switch (WindowSpec.read(wish.getWindow())) {
            case WindowSpec.Readable(WindowSpec spec) -> new Granted(new WindowKey(board, spec, interval));
            case WindowSpec.Unreadable(boolean tooLarge, String detail) ->
                new Refused(tooLarge ? RefusalCode.WINDOW_TOO_LARGE : RefusalCode.WINDOW_MALFORMED, detail);
        };
    }
}
