package io.fitconnect.streams.effort;

/** As far as the formulas need it. Unknown is scored with the men's coefficients. */
public enum Sex {
    UNKNOWN,
    FEMALE,
    MALE
}
