package io.fitconnect.streams.rank;

/** How members with equal scores share ranks. */
public enum Ties {
    /** 1-2-2-4: one more than the number of members with a better score. */
    COMPETITION,
    /** 1-2-2-3: one more than the number of better distinct scores. */
    DENSE,
    /** 1-2-3-4: equal scores in the order of their ids. */
    ORDINAL
}
