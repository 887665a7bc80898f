package io.fitconnect.competition.entry;

/** Where an entry stands. */
public enum EntryState {
    ENTERED,
    /** The athlete left and may enter again. */
    WITHDRAWN;

    /** As JSON and the table name it. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
