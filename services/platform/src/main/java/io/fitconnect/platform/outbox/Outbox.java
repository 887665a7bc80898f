package io.fitconnect.platform.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/** Writes messages into the table {@code outbox} of a service's schema. */
public final class Outbox {
    private static final String APPEND =
            "INSERT INTO outbox (topic, message_key, version, value, trace) VALUES ($1, $2, $3, $4, $5)";

    private Outbox() {}

    /** Adds a message to the transaction that changes the fact it tells of: both happen, or neither. */
    public static Uni<Void> append(SqlConnection transaction, OutboxRecord message) {
        return transaction.preparedQuery(APPEND).execute(columns(message)).replaceWithVoid();
    }

    /** Several at once, none of them twice. */
    public static Uni<Void> appendAll(SqlConnection transaction, List<OutboxRecord> messages) {
        return messages.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(APPEND)
                        .executeBatch(messages.stream().map(Outbox::columns).toList())
                        .replaceWithVoid();
    }

    private static Tuple columns(OutboxRecord message) {
        return Tuple.of(
                message.topic(), message.key(), message.version(), Buffer.buffer(message.value()), message.trace());
    }
}
