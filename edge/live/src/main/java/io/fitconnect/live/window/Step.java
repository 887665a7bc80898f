package io.fitconnect.live.window;

/**
 * What one step of a window did to which athletes' rows; enough to find what a viewer of an older version lacks.
 *
 * @param number counts the window's steps
 */
record Step(long number, long from, long to, String[] added, String[] changed, String[] removed) {
    int keys() {
        return added.length + changed.length + removed.length;
    }
}
