package io.fitconnect.gateway.calls;

import io.fitconnect.platform.grpc.GrpcRefusals;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.proto.internal.athlete.v1.GetProfilesRequest;
import io.fitconnect.proto.internal.athlete.v1.ProfileAnswer;
import io.fitconnect.proto.internal.athlete.v1.Profiles;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Profiles, asked of services/users. */
@ApplicationScoped
public class Athletes {
    private final Profiles users;
    private final Calls calls;

    Athletes(@GrpcClient("users") Profiles users, Calls calls) {
        this.users = users;
        this.calls = calls;
    }

    /** One answer an id, in their order. */
    public Uni<List<Answer<ProfileAnswer>>> profiles(List<String> athleteIds) {
        return calls.batched(
                athleteIds,
                ids -> calls.one(
                                "users",
                                users,
                                client -> client.getProfiles(GetProfilesRequest.newBuilder()
                                        .addAllAthleteIds(ids)
                                        .build()))
                        .map(response -> response.getAnswersList().stream()
                                .map(Athletes::answer)
                                .toList()));
    }

    private static Answer<ProfileAnswer> answer(ProfileAnswer it) {
        return it.hasProfile() ? Answer.given(it) : new Answer.Refused<>(GrpcRefusals.decode(it.getRefusal()));
    }
}
