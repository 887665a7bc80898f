package io.fitconnect.analytics.classes;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.analytics.athletes.Kept;
import io.fitconnect.analytics.athletes.SessionsTable;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Takes every change of a class's boards from {@code board.changes.v1}, as what a replay is made of. */
@ApplicationScoped
class BoardFeed {
    private static final Logger LOG = Logger.getLogger(BoardFeed.class);
    private static final String CLASS = "class/";
    private static final int WRITES_IN_FLIGHT = 64;

    private final PointTable points;
    private final ClassTable classes;
    private final Kept kept;

    BoardFeed(PointTable points, ClassTable classes, Kept kept) {
        this.points = points;
        this.classes = classes;
        this.kept = kept;
    }

    /** One batch at a time; its offsets are committed after it is written. */
    @Incoming("analytics-boards")
    Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
        return Multi.createFrom()
                .iterable(batch)
                .filter(record -> record.key() != null && record.key().startsWith(CLASS) && record.value() != null)
                .onItem()
                .transformToMultiAndConcatenate(this::writes)
                .onItem()
                .transformToUni(write -> write)
                .merge(WRITES_IN_FLIGHT)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Multi<Uni<Void>> writes(ConsumerRecord<String, byte[]> record) {
        int bar = record.key().lastIndexOf('|');
        try {
            return bar < CLASS.length()
                    ? Multi.createFrom().empty()
                    : writes(
                            record.key().substring(CLASS.length(), bar),
                            record.key().substring(bar + 1),
                            BoardRow.parseFrom(record.value()),
                            record.offset());
        } catch (InvalidProtocolBufferException e) {
            LOG.errorf(
                    "unreadable record: topic=%s partition=%d offset=%d",
                    record.topic(), record.partition(), record.offset());
            return Multi.createFrom().empty();
        }
    }

    private Multi<Uni<Void>> writes(String classId, String athlete, BoardRow row, long offset) {
        if (athlete.isEmpty()) {
            long officialMs = row.getState().getOfficialMs();
            return officialMs == 0
                    ? Multi.createFrom().empty()
                    : Multi.createFrom().item(classes.official(classId, officialMs, offset));
        }
        if (!AthleteId.isValid(athlete)) {
            return Multi.createFrom().empty();
        }
        return row.getWithdrawn()
                ? Multi.createFrom().item(points.withdraw(classId, athlete, offset))
                : kept.unlessErased(
                        athlete,
                        SessionsTable.ofClass(classId),
                        Multi.createFrom().item(points.put(classId, row, offset)));
    }
}
