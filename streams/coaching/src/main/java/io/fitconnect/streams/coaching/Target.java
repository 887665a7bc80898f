package io.fitconnect.streams.coaching;

/**
 * What a class asks of the heart for a stretch of time.
 *
 * @param block its place in the class, from 0
 * @param name what the coach calls it
 * @param zoneLow lowest zone asked for, 1 to 5; 0: none
 * @param zoneHigh highest zone asked for, zoneLow to 5; 0: none
 * @param startMs ms since 1970
 */
record Target(int block, String name, int zoneLow, int zoneHigh, long startMs) {

    boolean hasZones() {
        return zoneLow > 0;
    }

    String zones() {
        return zoneLow == zoneHigh ? "zone " + zoneLow : "zone " + zoneLow + " to " + zoneHigh;
    }
}
