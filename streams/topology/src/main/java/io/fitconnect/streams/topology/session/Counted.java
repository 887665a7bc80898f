package io.fitconnect.streams.topology.session;

import io.fitconnect.streams.effort.Figures;

/** A session's samples by verdict, as the metrics last saw them. */
record Counted(int ok, int suspect, int invalid, int missing) {
    static final Counted NOTHING = new Counted(0, 0, 0, 0);

    static Counted of(Figures figures) {
        return new Counted(figures.ok(), figures.suspect(), figures.invalid(), figures.missing());
    }
}
