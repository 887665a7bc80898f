package io.fitconnect.streams.topology;

import com.google.protobuf.MessageLite;
import io.fitconnect.proto.internal.boards.v1.ScopeEnd;
import io.fitconnect.proto.internal.boards.v1.ScoreUpdate;
import io.fitconnect.proto.internal.training.v1.ClassState;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import io.fitconnect.streams.topology.session.Scopes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Copies classes to where every task sees them, and tells the boards of a class that it is over. */
final class ClassEvents implements Processor<String, TrainingClass, String, MessageLite> {
    private final String plans;
    private final String ends;
    private @Nullable ProcessorContext<String, MessageLite> context;

    ClassEvents(String plans, String ends) {
        this.plans = plans;
        this.ends = ends;
    }

    @Override
    public void init(ProcessorContext<String, MessageLite> newContext) {
        context = newContext;
    }

    @Override
    public void process(Record<String, TrainingClass> record) {
        if (context == null) {
            throw new IllegalStateException("not initialized");
        }
        TrainingClass training = record.value();
        context.forward(new Record<>(record.key(), training, record.timestamp()), plans);
        if (training != null && training.getState() == ClassState.CLASS_STATE_ENDED) {
            String scope = Scopes.ofClass(training.getClassId());
            ScoreUpdate end = ScoreUpdate.newBuilder()
                    .setScope(scope)
                    .setScopeEnd(ScopeEnd.newBuilder().setEndedMs(training.getEndedMs()))
                    .build();
            context.forward(new Record<>(scope, end, record.timestamp()), ends);
        }
    }
}
