package io.fitconnect.ingest.gatt;

/**
 * A cumulative count of turns and when the last one ended.
 *
 * @param turns wraps at 2^16 (crank) or 2^32 (wheel)
 * @param eventTime ticks of the sensor's clock, wraps at 2^16
 */
public record Revolutions(long turns, int eventTime) {}
