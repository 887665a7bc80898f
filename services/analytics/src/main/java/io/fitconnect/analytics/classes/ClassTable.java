package io.fitconnect.analytics.classes;

import com.datastax.oss.driver.api.core.cql.Row;
import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.analytics.cassandra.Cassandra;
import io.fitconnect.platform.id.ClassId;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Classes as their newest message tells of them, and when their boards became official. */
@ApplicationScoped
class ClassTable {
    // The record's offset is the timestamp: all records of a class, and those of its board, are in one partition each.
    private static final String PLAN =
            "INSERT INTO fitconnect.classes (class_id, training) VALUES (?, ?) USING TIMESTAMP ?";
    private static final String OFFICIAL =
            "INSERT INTO fitconnect.classes (class_id, official_ms) VALUES (?, ?) USING TIMESTAMP ?";
    private static final String ONE = "SELECT training, official_ms FROM fitconnect.classes WHERE class_id = ?";

    private final Cassandra cassandra;

    ClassTable(Cassandra cassandra) {
        this.cassandra = cassandra;
    }

    /** What is known of a class; officialMs is 0 until its standings are final. */
    record Known(TrainingClass training, long officialMs) {}

    Multi<Uni<Void>> writes(TrainingClass it, long offset) {
        return Multi.createFrom()
                .item(cassandra
                        .prepare(PLAN)
                        .chain(insert -> cassandra.write(
                                insert.bind(it.getClassId(), ByteBuffer.wrap(it.toByteArray()), offset + 1))));
    }

    Uni<Void> official(String classId, long officialMs, long offset) {
        return cassandra
                .prepare(OFFICIAL)
                .chain(insert -> cassandra.write(insert.bind(classId, officialMs, offset + 1)));
    }

    /** Empty: nobody announced such a class. */
    Uni<Optional<Known>> find(ClassId id) {
        return cassandra
                .rows(cassandra.prepare(ONE).map(select -> select.bind(id.value())))
                .toUni()
                .map(row -> Optional.ofNullable(row).flatMap(ClassTable::read));
    }

    private static Optional<Known> read(Row row) {
        ByteBuffer training = row.getByteBuffer("training");
        try {
            return training == null
                    ? Optional.empty()
                    : Optional.of(new Known(TrainingClass.parseFrom(training), row.getLong("official_ms")));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a stored class cannot be read", e);
        }
    }
}
