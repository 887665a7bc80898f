package io.fitconnect.gateway.calls;

import io.fitconnect.platform.grpc.GrpcRefusals;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.proto.internal.training.v1.ClassAnswer;
import io.fitconnect.proto.internal.training.v1.ClassState;
import io.fitconnect.proto.internal.training.v1.Classes;
import io.fitconnect.proto.internal.training.v1.GetClassesRequest;
import io.fitconnect.proto.internal.training.v1.ListClassesRequest;
import io.fitconnect.proto.internal.training.v1.ListClassesResponse;
import io.fitconnect.proto.internal.training.v1.VisibleClass;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Classes, asked of services/training. */
@ApplicationScoped
public class TrainingClasses {
    private final Classes training;
    private final Calls calls;

    TrainingClasses(@GrpcClient("training") Classes training, Calls calls) {
        this.training = training;
        this.calls = calls;
    }

    /** One answer an id, in their order. */
    public Uni<List<Answer<VisibleClass>>> classes(List<String> classIds) {
        return calls.batched(
                classIds,
                ids -> calls.one(
                                "training",
                                training,
                                client -> client.getClasses(GetClassesRequest.newBuilder()
                                        .addAllClassIds(ids)
                                        .build()))
                        .map(response -> response.getAnswersList().stream()
                                .map(TrainingClasses::answer)
                                .toList()));
    }

    /** Latest change first. */
    public Uni<List<VisibleClass>> newest(ClassState state, int limit) {
        ListClassesRequest request =
                ListClassesRequest.newBuilder().setState(state).setLimit(limit).build();
        return calls.one("training", training, client -> client.listClasses(request))
                .map(ListClassesResponse::getClassesList);
    }

    private static Answer<VisibleClass> answer(ClassAnswer it) {
        return it.hasVisible()
                ? Answer.given(it.getVisible())
                : new Answer.Refused<>(GrpcRefusals.decode(it.getRefusal()));
    }
}
