package io.fitconnect.users;

import io.fitconnect.platform.grpc.Batch;
import io.fitconnect.platform.grpc.GrpcCallers;
import io.fitconnect.platform.grpc.GrpcRefusals;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.proto.internal.athlete.v1.GetProfilesRequest;
import io.fitconnect.proto.internal.athlete.v1.GetProfilesResponse;
import io.fitconnect.proto.internal.athlete.v1.ProfileAnswer;
import io.fitconnect.proto.internal.athlete.v1.Profiles;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** Profiles over gRPC, many in one query, by the rules of {@link ProfileAccess}. */
@GrpcService
class ProfileReads implements Profiles {
    private final ProfileTable profiles;
    private final GrpcCallers callers;

    ProfileReads(ProfileTable profiles, GrpcCallers callers) {
        this.profiles = profiles;
        this.callers = callers;
    }

    @Override
    public Uni<GetProfilesResponse> getProfiles(GetProfilesRequest request) {
        return callers.caller()
                .chain(caller -> answer(caller, ids(request)))
                .onFailure()
                .transform(GrpcRefusals::toStatus);
    }

    private static List<AthleteId> ids(GetProfilesRequest request) {
        return Batch.bounded("athleteIds", request.getAthleteIdsList()).stream()
                .map(id -> AthleteId.parse("athleteIds", id))
                .toList();
    }

    private Uni<GetProfilesResponse> answer(Caller caller, List<AthleteId> athletes) {
        List<AthleteId> readable = athletes.stream()
                .filter(it -> ProfileAccess.mayRead(caller, it))
                .toList();
        return profiles.findAll(readable)
                .map(found -> GetProfilesResponse.newBuilder()
                        .addAllAnswers(athletes.stream()
                                .map(it -> answer(it, decide(caller, it, found)))
                                .toList())
                        .build());
    }

    private static Answer<StoredProfile> decide(
            Caller caller, AthleteId athlete, Map<AthleteId, Answer<StoredProfile>> found) {
        Answer<StoredProfile> read = found.get(athlete);
        return switch (read) {
            case null ->
                ProfileAccess.mayRead(caller, athlete) ? ProfileTable.unknown(athlete) : ProfileAccess.denied();
            case Answer.Given<StoredProfile>(StoredProfile stored) -> ProfileAccess.seen(caller, stored);
            case Answer.Refused<StoredProfile> refused -> refused;
        };
    }

    private static ProfileAnswer answer(AthleteId athlete, Answer<StoredProfile> decided) {
        ProfileAnswer.Builder answer = ProfileAnswer.newBuilder().setAthleteId(athlete.value());
        return switch (decided) {
            case Answer.Given<StoredProfile>(StoredProfile stored) ->
                answer.setProfile(ProfileMessage.encode(stored.profile()))
                        .setVersion(stored.version())
                        .build();
            case Answer.Refused<StoredProfile>(Refusal refusal) ->
                answer.setRefusal(GrpcRefusals.encode(refusal)).build();
        };
    }
}
