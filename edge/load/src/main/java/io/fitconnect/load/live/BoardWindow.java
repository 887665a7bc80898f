package io.fitconnect.load.live;

import io.fitconnect.proto.live.v1.Delta;
import io.fitconnect.proto.live.v1.Ended;
import io.fitconnect.proto.live.v1.Row;
import io.fitconnect.proto.live.v1.Snapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a viewer holds of a board: exactly what the server would send as a fresh snapshot at this version.
 *
 * @param rows by rank, ties by athlete id
 * @param official true: the board has ended and changes no more
 */
public record BoardWindow(long epoch, long version, int total, long asOfMs, List<Row> rows, boolean official) {
    private static final Comparator<Row> ORDER =
            Comparator.comparingInt(Row::getRank).thenComparing(Row::getAthleteId);

    static BoardWindow of(Snapshot snapshot) {
        return new BoardWindow(
                snapshot.getEpoch(),
                snapshot.getVersion(),
                snapshot.getTotal(),
                snapshot.getAsOfMs(),
                ordered(snapshot.getRowsList()),
                false);
    }

    static BoardWindow of(Ended ended) {
        return new BoardWindow(
                ended.getEpoch(),
                ended.getVersion(),
                ended.getTotal(),
                ended.getAsOfMs(),
                ordered(ended.getRowsList()),
                true);
    }

    /** The window after a change; empty when the change does not start from this version. */
    Optional<BoardWindow> after(Delta delta) {
        if (delta.getFromVersion() != version) {
            return Optional.empty();
        }
        Map<String, Row> held = new HashMap<>();
        rows.forEach(row -> held.put(row.getAthleteId(), row));
        delta.getRemovedList().forEach(held::remove);
        delta.getUpsertsList().forEach(row -> held.put(row.getAthleteId(), row));
        return Optional.of(new BoardWindow(
                epoch, delta.getVersion(), delta.getTotal(), delta.getAsOfMs(), ordered(held.values()), false));
    }

    /** The row of one athlete, when the window has it. */
    public Optional<Row> row(String athleteId) {
        return rows.stream().filter(row -> row.getAthleteId().equals(athleteId)).findFirst();
    }

    private static List<Row> ordered(Collection<Row> rows) {
        return rows.stream().sorted(ORDER).toList();
    }
}
