/** A coach's view of a class. */
@org.jspecify.annotations.NullMarked
package io.fitconnect.live.wall;
