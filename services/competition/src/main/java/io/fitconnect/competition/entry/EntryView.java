package io.fitconnect.competition.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An entry.
 *
 * @param state entered or withdrawn
 * @param division absent: the competition has none
 * @param evidence what the division was decided by
 */
@Schema(name = "Entry")
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntryView(
        String competitionId,
        String athleteId,
        String state,
        @Nullable String division,
        Evidence evidence,
        String entered) {

    static EntryView of(Entry it) {
        return new EntryView(
                it.competitionId().value(),
                it.athleteId().value(),
                it.state().word(),
                it.division().isEmpty() ? null : it.division(),
                it.evidence(),
                Instant.ofEpochMilli(it.enteredMs()).toString());
    }

    static List<EntryView> of(List<Entry> all) {
        return all.stream().map(EntryView::of).toList();
    }
}
