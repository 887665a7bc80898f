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
import io.grpc.Metadata;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Classes, asked of services/training. */
@ApplicationScoped
public class TrainingClasses {
    private final Classes training;
    private final Calls calls;
    private final Changes changes;
    private final Watching watching;

    TrainingClasses(@GrpcClient("training") Classes training, Calls calls, Changes changes, Watching watching) {
        this.training = training;
        this.calls = calls;
        this.changes = changes;
        this.watching = watching;
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
        return newest(state, limit, calls.headers());
    }

    private Uni<List<VisibleClass>> newest(ClassState state, int limit, Uni<Metadata> caller) {
        ListClassesRequest request =
                ListClassesRequest.newBuilder().setState(state).setLimit(limit).build();
        return calls.one("training", training, caller, client -> client.listClasses(request))
                .map(ListClassesResponse::getClassesList);
    }

    /** Latest change first, now and after each change of any class; a slow watcher is given the newest only. */
    public Multi<List<VisibleClass>> watchNewest(ClassState state, int limit) {
        return watching.now(changes.classes(), (caller, change) -> newest(state, limit, caller));
    }

    /** The class now and after each change; fails when there is none, or not for the caller. */
    public Multi<VisibleClass> watch(String classId) {
        GetClassesRequest request =
                GetClassesRequest.newBuilder().addClassIds(classId).build();
        return watching.now(
                changes.classes().filter(classId::equals),
                (caller, change) -> calls.one("training", training, caller, client -> client.getClasses(request))
                        .map(response -> answer(response.getAnswers(0)).orThrow()));
    }

    private static Answer<VisibleClass> answer(ClassAnswer it) {
        return it.hasVisible()
                ? Answer.given(it.getVisible())
                : new Answer.Refused<>(GrpcRefusals.decode(it.getRefusal()));
    }
}
