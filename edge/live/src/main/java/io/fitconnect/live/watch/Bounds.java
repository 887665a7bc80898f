package io.fitconnect.live.watch;

/**
 * What one shard may hold.
 *
 * @param rows board rows; above it the scopes longest without news go, open boards first
 * @param windows different windows watched at once; above it a new one is refused with node.full
 * @param abandonedWindows windows without viewers, kept for those who come back; above it the oldest goes
 * @param rememberMs how long a window without viewers is kept
 */
record Bounds(int rows, int windows, int abandonedWindows, long rememberMs) {}
