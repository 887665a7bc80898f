package io.fitconnect.training;

import io.fitconnect.platform.outbox.OutboxRecord;
import io.fitconnect.proto.internal.training.v1.ClassState;
import io.fitconnect.proto.internal.training.v1.TrainingClass.Builder;

/** A class as {@code class.lifecycle.v1} carries it. */
final class ClassMessage {
    static final String TOPIC = "class.lifecycle.v1";

    private ClassMessage() {}

    static OutboxRecord of(TrainingClass it) {
        return new OutboxRecord(
                TOPIC, it.classId().value(), it.version(), encode(it).build().toByteArray());
    }

    static Builder encode(TrainingClass it) {
        Long startsAtMs = it.plan().startsAtMs();
        Integer capacity = it.plan().capacity();
        return io.fitconnect.proto.internal.training.v1.TrainingClass.newBuilder()
                .setClassId(it.classId().value())
                .setTitle(it.title())
                .setCoachId(it.coachId().value())
                .setState(encode(it.state()))
                .setStartedMs(it.state().startMs())
                .setEndedMs(it.state().endMs())
                .addAllBlocks(it.blocks().stream().map(ClassMessage::encode).toList())
                .setUpdatedMs(it.updatedMs())
                .setStartsAtMs(startsAtMs == null ? 0 : startsAtMs)
                .setCapacity(capacity == null ? 0 : capacity);
    }

    private static ClassState encode(io.fitconnect.training.ClassState state) {
        return switch (state) {
            case io.fitconnect.training.ClassState.Scheduled it -> ClassState.CLASS_STATE_SCHEDULED;
            case io.fitconnect.training.ClassState.Running it -> ClassState.CLASS_STATE_RUNNING;
            case io.fitconnect.training.ClassState.Ended it -> ClassState.CLASS_STATE_ENDED;
        };
    }

    private static io.fitconnect.proto.internal.training.v1.Block encode(Block block) {
        return io.fitconnect.proto.internal.training.v1.Block.newBuilder()
                .setName(block.name())
                .setDurationS(block.durationS())
                .setZoneLow(block.zoneLow())
                .setZoneHigh(block.zoneHigh())
                .build();
    }
}
