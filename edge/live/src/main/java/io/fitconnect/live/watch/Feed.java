package io.fitconnect.live.watch;

import io.fitconnect.live.board.Address;
import io.fitconnect.live.board.Line;
import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.internal.athlete.v1.AthleteState;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hands what the topics bring to the shards it concerns, a task a shard and batch. Any thread. */
@Singleton
public class Feed {
    private static final Logger LOG = Logger.getLogger(Feed.class);

    private final Shards shards;

    public Feed(Shards shards) {
        this.shards = shards;
    }

    /** News of a scope. */
    public sealed interface News {
        String scope();
    }

    /** @param line null: the athlete left the boards */
    public record RowNews(
            String scope, String athleteId, @Nullable Line line) implements News {}

    /** @param dense equal scores rank 1-2-2-3, not 1-2-2-4 */
    public record ScopeNews(String scope, boolean official, boolean dense) implements News {}

    /** Completes when every shard has taken in its part, so that the topic is read no faster than that. */
    public CompletionStage<Void> boards(List<News> batch) {
        return spread(batch, News::scope, (shard, news) -> {
            switch (news) {
                case RowNews row -> shard.row(row.scope(), row.athleteId(), row.line());
                case ScopeNews state -> shard.state(state.scope(), state.official(), state.dense());
            }
        });
    }

    /** States of athletes in classes. */
    public CompletionStage<Void> states(List<AthleteState> batch) {
        return spread(batch, state -> wall(state.getClassId()), Shard::state);
    }

    /** Cues for athletes in classes. */
    public CompletionStage<Void> cues(List<Cue> batch) {
        return spread(batch, cue -> wall(cue.getClassId()), Shard::cue);
    }

    private static String wall(String classId) {
        return new Address.WallId(classId).scope();
    }

    private interface Taking<T> {
        void take(Shard shard, T news);
    }

    private <T> CompletionStage<Void> spread(List<T> batch, Function<T, String> scope, Taking<T> taking) {
        List<List<T>> parts = new ArrayList<>(shards.count());
        for (int i = 0; i < shards.count(); i++) {
            parts.add(new ArrayList<>());
        }
        batch.forEach(news -> parts.get(shards.indexOf(scope.apply(news))).add(news));
        List<CompletableFuture<Void>> taken = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            List<T> part = parts.get(i);
            if (!part.isEmpty()) {
                Consumer<Shard> task = shard -> {
                    part.forEach(news -> take(shard, news, taking));
                    shard.settle();
                };
                taken.add(shards.owner(i).tell(task));
            }
        }
        return CompletableFuture.allOf(taken.toArray(CompletableFuture[]::new));
    }

    /** One record that can't be taken in must not keep the others out. */
    private static <T> void take(Shard shard, T news, Taking<T> taking) {
        try {
            taking.take(shard, news);
        } catch (RuntimeException broken) {
            LOG.error("a record could not be taken in", broken);
        }
    }
}
