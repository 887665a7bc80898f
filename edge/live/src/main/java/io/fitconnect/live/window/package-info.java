/** What viewers see of a board or wall: rows cut, compared with the last cut, and encoded once for all. */
@org.jspecify.annotations.NullMarked
package io.fitconnect.live.window;
