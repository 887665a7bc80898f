package io.fitconnect.gateway.calls;

import io.fitconnect.gateway.Loop;
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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Classes, asked of services/training. */
@ApplicationScoped
public class TrainingClasses {
    /** Least time between two readings for one watcher. */
    private static final Duration PACE = Duration.ofMillis(200);

    private final Classes training;
    private final Calls calls;
    private final ClassChanges changes;

    TrainingClasses(@GrpcClient("training") Classes training, Calls calls, ClassChanges changes) {
        this.training = training;
        this.calls = calls;
        this.changes = changes;
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
        return now(changes.all(), caller -> newest(state, limit, caller));
    }

    /** The class now and after each change; fails when there is none, or not for the caller. */
    public Multi<VisibleClass> watch(String classId) {
        GetClassesRequest request =
                GetClassesRequest.newBuilder().addClassIds(classId).build();
        return now(
                changes.all().filter(classId::equals),
                caller -> calls.one("training", training, caller, client -> client.getClasses(request))
                        .map(response -> answer(response.getAnswers(0)).orThrow()));
    }

    /** What is read now, and again after each change, however many there were since. */
    private <T> Multi<T> now(Multi<String> changed, Function<Uni<Metadata>, Uni<T>> read) {
        Executor here = Loop.here();
        Multi<String> again = changed.onOverflow()
                .dropPreviousItems()
                .onItem()
                .call(() -> Uni.createFrom().voidItem().onItem().delayIt().by(PACE));
        return calls.headers()
                .toMulti()
                .onItem()
                .transformToMultiAndConcatenate(caller -> Multi.createBy()
                        .merging()
                        .streams(Multi.createFrom().item(""), again)
                        .onOverflow()
                        .dropPreviousItems()
                        .emitOn(here, 1)
                        .onItem()
                        .transformToUniAndConcatenate(
                                change -> read.apply(Uni.createFrom().item(caller)))
                        .onOverflow()
                        .dropPreviousItems());
    }

    private static Answer<VisibleClass> answer(ClassAnswer it) {
        return it.hasVisible()
                ? Answer.given(it.getVisible())
                : new Answer.Refused<>(GrpcRefusals.decode(it.getRefusal()));
    }
}
