package io.fitconnect.recording.fit;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * One data message of a FIT file: its global number and the numeric fields that hold a valid value.
 *
 * @param number global message number, such as 20 for a record
 * @param timestamp seconds of the FIT clock (since 1989-12-31 UTC) that stand when it was written; -1: none yet
 * @param fields raw values by field number, invalid elements left out
 */
public record FitMessage(int number, long timestamp, Map<Integer, double[]> fields) {

    /** FIT's epoch in seconds since 1970. */
    public static final long EPOCH_SECONDS = 631_065_600L;

    /** The first value of a field, as stored (unscaled). */
    public OptionalDouble first(int field) {
        double[] values = fields.get(field);
        return values == null || values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(values[0]);
    }
}
