package io.fitconnect.gateway.calls;

import io.fitconnect.platform.grpc.GrpcRefusals;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.live.v1.ClientFrame;
import io.fitconnect.proto.live.v1.Live;
import io.fitconnect.proto.live.v1.Row;
import io.fitconnect.proto.live.v1.ServerFrame;
import io.fitconnect.proto.live.v1.Subscribe;
import io.fitconnect.proto.live.v1.WallTile;
import io.fitconnect.proto.live.v1.Window;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Boards and class walls, watched at edge/live, which decides what the viewer sees. */
@ApplicationScoped
public class Boards {
    /** Subscriptions that edge/live takes on one stream. */
    private static final int ON_ONE_STREAM = 64;

    private static final int CUES = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Live live;
    private final Calls calls;

    Boards(@GrpcClient("live") Live live, Calls calls) {
        this.live = live;
        this.calls = calls;
    }

    /** The whole window after every change; a slow viewer is given the newest only. */
    public Multi<Held<Row>> board(Subscribe subscribe) {
        return watch(List.of(subscribe))
                .onItem()
                .scan(() -> Optional.<Held<Row>>empty(), Boards::boardAfter)
                .filter(Optional::isPresent)
                .map(Optional::get)
                .onOverflow()
                .dropPreviousItems();
    }

    /** The whole wall after every change; a slow viewer is given the newest only. */
    public Multi<Held<WallTile>> wall(String classId, double maxRateHz) {
        return watch(List.of(wallOf(classId, maxRateHz)))
                .filter(frame -> !frame.hasWallCue())
                .onItem()
                .scan(() -> Optional.<Held<WallTile>>empty(), Boards::wallAfter)
                .filter(Optional::isPresent)
                .map(Optional::get)
                .onOverflow()
                .dropPreviousItems();
    }

    /** Cues of a class's participants; none is passed over, so a viewer that is {@value #CUES} behind is let go. */
    public Multi<Cue> cues(String classId) {
        return watch(List.of(wallOf(classId, 0)))
                .filter(ServerFrame::hasWallCue)
                .map(frame -> frame.getWallCue().getCue())
                .onOverflow()
                .buffer(CUES);
    }

    /** The top of each board as it stands, in the order of the ids. */
    public Uni<List<Answer<Held<Row>>>> standings(List<String> boardIds, int top) {
        List<String> distinct = boardIds.stream().distinct().toList();
        List<Uni<Map<String, Answer<Held<Row>>>>> parts = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += ON_ONE_STREAM) {
            parts.add(firsts(distinct.subList(from, Math.min(distinct.size(), from + ON_ONE_STREAM)), top));
        }
        return parts.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.join().all(parts).andFailFast().map(maps -> {
                    Map<String, Answer<Held<Row>>> all = new HashMap<>();
                    maps.forEach(all::putAll);
                    return boardIds.stream().map(all::get).toList();
                });
    }

    private Uni<Map<String, Answer<Held<Row>>>> firsts(List<String> boardIds, int top) {
        List<Subscribe> all = new ArrayList<>();
        for (int i = 0; i < boardIds.size(); i++) {
            all.add(Subscribe.newBuilder()
                    .setId(String.valueOf(i))
                    .setBoardId(boardIds.get(i))
                    .setWindow(Window.newBuilder().setTop(top))
                    .build());
        }
        return frames(all)
                .map(frame -> Map.entry(boardIds.get(Integer.parseInt(id(frame))), first(frame)))
                .select()
                .distinct(Map.Entry.comparingByKey())
                .select()
                .first(boardIds.size())
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue)
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() -> new RefusedException(ProblemCode.STORE_UNAVAILABLE, "The boards do not answer."));
    }

    private static Answer<Held<Row>> first(ServerFrame frame) {
        return frame.hasRefusal()
                ? new Answer.Refused<>(refusal(frame.getRefusal()))
                : Answer.given(boardAfter(Optional.empty(), frame).orElseThrow());
    }

    private Multi<ServerFrame> watch(List<Subscribe> all) {
        return frames(all).invoke(frame -> {
            if (frame.hasRefusal()) {
                throw new RefusedException(refusal(frame.getRefusal()));
            }
        });
    }

    private Multi<ServerFrame> frames(List<Subscribe> all) {
        Multi<ClientFrame> asked = Multi.createFrom()
                .iterable(all)
                .map(subscribe ->
                        ClientFrame.newBuilder().setSubscribe(subscribe).build());
        return calls.headers()
                .toMulti()
                .onItem()
                .transformToMultiAndConcatenate(
                        headers -> Calls.with(live, headers).watch(asked))
                .onFailure()
                .transform(GrpcRefusals::fromStatus);
    }

    private static Subscribe wallOf(String classId, double maxRateHz) {
        return Subscribe.newBuilder()
                .setId("0")
                .setBoardId("class/" + classId + "/wall")
                .setMaxRateHz(maxRateHz)
                .build();
    }

    private static Refusal refusal(io.fitconnect.proto.live.v1.Refusal told) {
        ProblemCode code =
                switch (told.getCode()) {
                    case "wall.forbidden" -> ProblemCode.ACCESS_DENIED;
                    case "metric.unknown" -> ProblemCode.BOARD_UNKNOWN;
                    case "board.unavailable", "node.full" -> ProblemCode.STORE_UNAVAILABLE;
                    default -> ProblemCode.REQUEST_INVALID;
                };
        return Refusal.of(code, told.getCode() + ": " + told.getDetail());
    }

    private static String id(ServerFrame frame) {
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

    private static Optional<Held<Row>> boardAfter(Optional<Held<Row>> before, ServerFrame frame) {
        return switch (frame.getFrameCase()) {
            case SNAPSHOT -> {
                var it = frame.getSnapshot();
                yield Optional.of(Held.of(
                        it.getBoardId(),
                        it.getEpoch(),
                        it.getVersion(),
                        it.getTotal(),
                        it.getAsOfMs(),
                        false,
                        it.getRowsList(),
                        Row::getAthleteId));
            }
            case DELTA -> {
                var it = frame.getDelta();
                yield before.map(held -> held.after(
                        it.getVersion(),
                        it.getTotal(),
                        it.getAsOfMs(),
                        it.getUpsertsList(),
                        it.getRemovedList(),
                        Row::getAthleteId));
            }
            case ENDED -> {
                var it = frame.getEnded();
                yield Optional.of(Held.of(
                        it.getBoardId(),
                        it.getEpoch(),
                        it.getVersion(),
                        it.getTotal(),
                        it.getAsOfMs(),
                        true,
                        it.getRowsList(),
                        Row::getAthleteId));
            }
            case REFUSAL, WALL_SNAPSHOT, WALL_DELTA, WALL_CUE, FRAME_NOT_SET -> before;
        };
    }

    private static Optional<Held<WallTile>> wallAfter(Optional<Held<WallTile>> before, ServerFrame frame) {
        return switch (frame.getFrameCase()) {
            case WALL_SNAPSHOT -> {
                var it = frame.getWallSnapshot();
                yield Optional.of(Held.of(
                        it.getClassId(),
                        it.getEpoch(),
                        it.getVersion(),
                        it.getTilesCount(),
                        it.getAsOfMs(),
                        false,
                        it.getTilesList(),
                        WallTile::getAthleteId));
            }
            case WALL_DELTA -> {
                var it = frame.getWallDelta();
                yield before.map(held -> held.after(
                        it.getVersion(),
                        held.total(),
                        it.getAsOfMs(),
                        it.getUpsertsList(),
                        it.getRemovedList(),
                        WallTile::getAthleteId));
            }
            case REFUSAL, SNAPSHOT, DELTA, ENDED, WALL_CUE, FRAME_NOT_SET -> before;
        };
    }
}
