package io.fitconnect.training;

import io.fitconnect.platform.grpc.Batch;
import io.fitconnect.platform.grpc.GrpcCallers;
import io.fitconnect.platform.grpc.GrpcRefusals;
import io.fitconnect.platform.id.ClassId;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.proto.internal.training.v1.ClassAnswer;
import io.fitconnect.proto.internal.training.v1.Classes;
import io.fitconnect.proto.internal.training.v1.GetClassesRequest;
import io.fitconnect.proto.internal.training.v1.GetClassesResponse;
import io.fitconnect.proto.internal.training.v1.ListClassesRequest;
import io.fitconnect.proto.internal.training.v1.ListClassesResponse;
import io.fitconnect.proto.internal.training.v1.VisibleClass;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Classes over gRPC, many in one query, each as {@link ClassView} shows it. */
@GrpcService
class ClassReads implements Classes {
    private final ClassTable classes;
    private final GrpcCallers callers;

    ClassReads(ClassTable classes, GrpcCallers callers) {
        this.classes = classes;
        this.callers = callers;
    }

    @Override
    public Uni<GetClassesResponse> getClasses(GetClassesRequest request) {
        return callers.visitor()
                .chain(visitor -> answer(visitor, ids(request)))
                .onFailure()
                .transform(GrpcRefusals::toStatus);
    }

    @Override
    public Uni<ListClassesResponse> listClasses(ListClassesRequest request) {
        return callers.visitor()
                .chain(visitor -> newest(request)
                        .map(found -> ListClassesResponse.newBuilder()
                                .addAllClasses(found.stream()
                                        .map(it -> visible(it, visitor))
                                        .toList())
                                .build()))
                .onFailure()
                .transform(GrpcRefusals::toStatus);
    }

    private static List<ClassId> ids(GetClassesRequest request) {
        return Batch.bounded("classIds", request.getClassIdsList()).stream()
                .map(id -> ClassId.parse("classIds", id))
                .toList();
    }

    private Uni<List<TrainingClass>> newest(ListClassesRequest request) {
        if (request.getLimit() < 1 || request.getLimit() > Batch.MOST) {
            throw new RefusedException(Refusal.invalid("limit", "value.range", "must be 1 to " + Batch.MOST));
        }
        String state =
                switch (request.getState()) {
                    case CLASS_STATE_SCHEDULED -> "scheduled";
                    case CLASS_STATE_RUNNING -> "running";
                    case CLASS_STATE_ENDED -> "ended";
                    case CLASS_STATE_UNSPECIFIED, UNRECOGNIZED ->
                        throw new RefusedException(Refusal.invalid("state", "value.unknown", "must be a state"));
                };
        return classes.newest(state, request.getLimit());
    }

    private Uni<GetClassesResponse> answer(Optional<Caller> visitor, List<ClassId> ids) {
        return classes.findAll(ids)
                .map(found -> GetClassesResponse.newBuilder()
                        .addAllAnswers(ids.stream()
                                .map(id -> answer(id, found, visitor))
                                .toList())
                        .build());
    }

    private static ClassAnswer answer(ClassId id, Map<ClassId, TrainingClass> found, Optional<Caller> visitor) {
        ClassAnswer.Builder answer = ClassAnswer.newBuilder().setClassId(id.value());
        TrainingClass it = found.get(id);
        return it == null
                ? answer.setRefusal(GrpcRefusals.encode(ClassTable.unknown(id))).build()
                : answer.setVisible(visible(it, visitor)).build();
    }

    private static VisibleClass visible(TrainingClass it, Optional<Caller> visitor) {
        ClassView view = ClassView.of(it, visitor);
        var message = ClassMessage.encode(it);
        if (view.coachId() == null) {
            message.clearCoachId();
        }
        return VisibleClass.newBuilder()
                .setTrainingClass(message)
                .addAllBoards(view.boards())
                .setBooked(view.booked())
                .setWaiting(view.waiting())
                .build();
    }
}
