package io.fitconnect.gateway.graphql;

import io.fitconnect.gateway.calls.Boards;
import io.fitconnect.platform.id.ClassId;
import io.fitconnect.proto.live.v1.Around;
import io.fitconnect.proto.live.v1.Subscribe;
import io.fitconnect.proto.live.v1.Window;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Boards and class walls, once and as they change. */
@GraphQLApi
public class BoardApi {
    private final Boards boards;

    BoardApi(Boards boards) {
        this.boards = boards;
    }

    @Query
    @Description("A board; needs no token")
    public @NonNull Board board(@Id @NonNull String id) {
        return new Board(id);
    }

    @Name("standings")
    @Description("Its best as they stand; null: not for the caller to see")
    public Uni<List<Standings>> standings(
            @Source List<Board> these, @DefaultValue("10") @Description("1 to 200") int top) {
        return boards.standings(these.stream().map(Board::id).toList(), Limits.of("top", top))
                .map(answers -> AthleteApi.each(answers.stream()
                        .map(answer -> answer.map(Standings::of))
                        .toList()));
    }

    public @NonNull Athlete athlete(@Source Standings.Line row) {
        return new Athlete(row.athleteId());
    }

    @Name("athlete")
    public @NonNull Athlete athleteOfTile(@Source Wall.Tile tile) {
        return new Athlete(tile.athleteId());
    }

    @Name("athlete")
    public @NonNull Athlete athleteOfCue(@Source TrainerCue cue) {
        return new Athlete(cue.athleteId());
    }

    @Subscription("board")
    @Description("The whole window now and after every change; a slow reader gets the newest; needs no token")
    public Multi<Standings> watch(
            @Id @NonNull String id,
            @Description("The best, 1 to 1000; with no window at all: 10") @Nullable Integer top,
            @Id @Description("The rows next to this athlete") @Nullable String around,
            @DefaultValue("3") @Description("Rows above and below, 0 to 100") int radius,
            @DefaultValue("5") @Description("0.1 to 20 a second") double maxRateHz) {
        Window.Builder window = Window.newBuilder().setTop(top == null ? 0 : top);
        if (around != null) {
            window.setAround(Around.newBuilder().setAthleteId(around).setRadius(radius));
        }
        return boards.board(Subscribe.newBuilder()
                        .setId("0")
                        .setBoardId(id)
                        .setWindow(window)
                        .setMaxRateHz(maxRateHz)
                        .build())
                .map(Standings::of);
    }

    @Subscription("classWall")
    @Description("The whole wall now and after every change; for the class's coach; a slow reader gets the newest")
    public Multi<Wall> wall(
            @Id @NonNull String classId, @DefaultValue("5") @Description("0.1 to 20 a second") double maxRateHz) {
        return boards.wall(ClassId.parse("classId", classId).value(), maxRateHz).map(Wall::of);
    }

    @Subscription("cues")
    @Description("Cues about a class's participants, from now on; for the class's coach")
    public Multi<TrainerCue> cues(@Id @NonNull String classId) {
        return boards.cues(ClassId.parse("classId", classId).value()).map(TrainerCue::of);
    }
}
