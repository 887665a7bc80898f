package io.fitconnect.training;

/**
 * A stretch of a class with a target.
 *
 * @param durationS 1 to 14400 s
 * @param zoneLow 1 to 5; 0: no target
 * @param zoneHigh 1 to 5, at least zoneLow; 0: no target
 */
public record Block(String name, int durationS, int zoneLow, int zoneHigh) {}
