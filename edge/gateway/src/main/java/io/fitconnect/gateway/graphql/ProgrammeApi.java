package io.fitconnect.gateway.graphql;

import io.fitconnect.gateway.calls.TrainingClasses;
import io.fitconnect.gateway.front.Resources;
import io.fitconnect.platform.id.AthleteId;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Programmes, who follows them how far, and the load that comes of training. */
@GraphQLApi
public class ProgrammeApi {
    private final Resources resources;
    private final TrainingClasses classes;

    ProgrammeApi(Resources resources, TrainingClasses classes) {
        this.resources = resources;
        this.classes = classes;
    }

    @Query
    @Description("The newest 200 programmes, the newest first; needs a token")
    public Uni<List<@NonNull Programme>> programmes() {
        return resources
                .all("/api/v1/programmes")
                .map(all -> all.stream().map(Programme::of).toList());
    }

    @Query
    @Description("A programme, or an error that says why not; needs a token")
    public Uni<Programme> programme(@Id @NonNull String id) {
        return resources.one("/api/v1/programmes/" + Given.segment("id", id)).map(Programme::of);
    }

    @Query
    @Description("The programmes that an athlete follows; for the athlete, coaches whom it lets, and administrators")
    public Uni<List<@NonNull Progress>> progress(@Id @NonNull String athleteId) {
        return resources
                .all(of(athleteId) + "/programmes")
                .map(all -> all.stream().map(Progress::of).toList());
    }

    @Query
    @Description("Load, fitness, fatigue and form; for the athlete, coaches whom it lets, and administrators")
    public Uni<TrainingLoad> trainingLoad(
            @Id @NonNull String athleteId,
            @Description("Absent: 41 days before the last one; at most 1000 days before") @Nullable LocalDate from,
            @Description("The last day; absent: today") @Nullable LocalDate to) {
        String days = Stream.of(day("from", from), day("to", to))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("&"));
        return resources.one(of(athleteId) + "/load?" + days).map(TrainingLoad::of);
    }

    public @NonNull Athlete athlete(@Source TrainingLoad it) {
        return new Athlete(it.athleteId());
    }

    public @NonNull Athlete author(@Source Programme it) {
        return new Athlete(it.authorId());
    }

    @Name("class")
    @Description("A class that is this session for everybody; null: on one's own, or the class is gone")
    public Uni<List<GymClass>> ofPlanned(@Source List<Programme.Planned> these) {
        return ClassLinks.load(these, Programme.Planned::classId, classes);
    }

    @Name("class")
    @Description("A class that is this session for everybody; null: on one's own, or the class is gone")
    public Uni<List<GymClass>> ofSteps(@Source List<Progress.Step> these) {
        return ClassLinks.load(these, Progress.Step::classId, classes);
    }

    private static String of(String athleteId) {
        return "/api/v1/athletes/" + AthleteId.parse("athleteId", athleteId);
    }

    private static @Nullable String day(String name, @Nullable LocalDate day) {
        return day == null ? null : name + "=" + day;
    }
}
