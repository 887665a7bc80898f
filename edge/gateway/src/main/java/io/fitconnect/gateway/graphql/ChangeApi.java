package io.fitconnect.gateway.graphql;

import io.fitconnect.gateway.calls.Athletes;
import io.fitconnect.gateway.front.Resources;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.ClassId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Changes; each is decided by the service that owns what is changed. */
@GraphQLApi
public class ChangeApi {
    private final Resources resources;
    private final Athletes athletes;

    ChangeApi(Resources resources, Athletes athletes) {
        this.resources = resources;
        this.athletes = athletes;
    }

    @Mutation
    @Description("Plans a class; for coaches and administrators")
    public Uni<@NonNull GymClass> planClass(@NonNull ClassInput input) {
        return resources
                .change(HttpMethod.POST, "/api/v1/classes", input.json())
                .map(GymClass::of);
    }

    @Mutation
    @Description("Starts a class; for its coach and administrators; harmless when repeated")
    public Uni<@NonNull GymClass> startClass(@Id @NonNull String id) {
        return turn(id, "start");
    }

    @Mutation
    @Description("Ends a class; for its coach and administrators; harmless when repeated")
    public Uni<@NonNull GymClass> endClass(@Id @NonNull String id) {
        return turn(id, "end");
    }

    @Mutation
    @Description("Says something to athletes of a running class; for its coach and administrators")
    public Uni<@NonNull SentCue> sendCue(@Id @NonNull String classId, @NonNull CueInput input) {
        String path = "/api/v1/classes/" + ClassId.parse("classId", classId) + "/cues";
        return resources
                .change(HttpMethod.POST, path, input.json(), input.headers())
                .map(SentCue::of);
    }

    @Mutation
    @Description("Replaces a profile; for the athlete and administrators")
    public Uni<@NonNull Profile> putProfile(
            @Id @NonNull String athleteId,
            @NonNull ProfileInput input,
            @Description("Only if the profile still has this version") @Nullable Integer ifVersion) {
        String path = "/api/v1/athletes/" + AthleteId.parse("athleteId", athleteId) + "/profile";
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        if (ifVersion != null) {
            headers.add("If-Match", "\"" + ifVersion + "\"");
        }
        return resources
                .change(HttpMethod.PUT, path, input.json(), headers)
                .chain(() -> athletes.profiles(List.of(athleteId)))
                .map(answers -> Profile.of(answers.getFirst().orThrow()));
    }

    private Uni<GymClass> turn(String id, String verb) {
        String path = "/api/v1/classes/" + ClassId.parse("id", id) + "/" + verb;
        return resources.change(HttpMethod.POST, path, new JsonObject()).map(GymClass::of);
    }
}
