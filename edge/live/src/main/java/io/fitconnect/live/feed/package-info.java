/** The topics that this node follows. */
@org.jspecify.annotations.NullMarked
package io.fitconnect.live.feed;
