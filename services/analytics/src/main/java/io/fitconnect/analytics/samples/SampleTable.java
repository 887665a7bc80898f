package io.fitconnect.analytics.samples;

import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import io.fitconnect.analytics.cassandra.Cassandra;
import io.fitconnect.analytics.cassandra.WriteOrder;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.SessionId;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every sample of every session, a row for each seq. */
@ApplicationScoped
public class SampleTable {
    private static final String INSERT =
            "INSERT INTO fitconnect.samples (athlete_id, session_id, seq, sample) VALUES (?, ?, ?, ?) USING TIMESTAMP ?";
    private static final String AFTER =
            "SELECT seq, sample FROM fitconnect.samples WHERE athlete_id = ? AND session_id = ? AND seq > ?";
    private static final String PAGE = AFTER + " LIMIT ?";
    private static final int SAMPLE_VARIABLE = 3;

    /** Rows of one partition in one request; about 3 KB, under the 5 KB at which Cassandra warns. */
    private static final int ROWS_A_WRITE = 16;

    private final Cassandra cassandra;

    SampleTable(Cassandra cassandra) {
        this.cassandra = cassandra;
    }

    /** The writes of one Kafka record, each of them safe to repeat. */
    public Multi<Uni<Void>> writes(SampleBatch batch, long offset) {
        return cassandra
                .prepare(INSERT)
                .toMulti()
                .onItem()
                .transformToMultiAndConcatenate(insert -> Multi.createFrom()
                        .iterable(firstOfEachSeq(batch))
                        .map(sample -> bind(insert, batch, sample, offset))
                        .group()
                        .intoLists()
                        .of(ROWS_A_WRITE)
                        .map(rows -> cassandra.write(together(rows))));
    }

    /** At most limit samples with a seq above the given one, by seq. */
    public Multi<SampleView> page(AthleteId athlete, SessionId session, long afterSeq, int limit) {
        return cassandra
                .rows(cassandra
                        .prepare(PAGE)
                        .map(select -> select.bind(athlete.value(), session.toString(), afterSeq, limit)))
                .map(SampleTable::view);
    }

    /** All samples by seq, fetched from Cassandra page by page as they are taken. */
    public Multi<SampleView> all(AthleteId athlete, SessionId session) {
        return cassandra
                .rows(cassandra
                        .prepare(AFTER)
                        .map(select -> select.bind(athlete.value(), session.toString(), Long.MIN_VALUE)))
                .map(SampleTable::view);
    }

    private static SampleView view(Row row) {
        return SampleView.of(row.getLong("seq"), row.getUdtValue("sample"));
    }

    /** Rows of one record have one timestamp, so a seq that comes twice in it must be settled here. */
    private static Collection<TelemetrySample> firstOfEachSeq(SampleBatch batch) {
        Map<Long, TelemetrySample> first = new LinkedHashMap<>();
        batch.getSamplesList().forEach(sample -> first.putIfAbsent(sample.getSeq(), sample));
        return first.values();
    }

    private static BoundStatement bind(
            PreparedStatement insert, SampleBatch batch, TelemetrySample sample, long offset) {
        return insert.bind(
                batch.getAthleteId(),
                batch.getSessionId().toLowerCase(Locale.ROOT),
                sample.getSeq(),
                value(insert, batch, sample),
                WriteOrder.firstArrival(offset));
    }

    private static BatchStatement together(List<BoundStatement> rows) {
        return BatchStatement.builder(BatchType.UNLOGGED)
                .addStatements(List.copyOf(rows))
                .setIdempotence(true)
                .build();
    }

    private static UdtValue value(PreparedStatement insert, SampleBatch batch, TelemetrySample sample) {
        UserDefinedType type = (UserDefinedType)
                insert.getVariableDefinitions().get(SAMPLE_VARIABLE).getType();
        return SampleView.encode(type.newValue(), batch, sample);
    }
}
