/** Recorded workouts sent as if they happened now. */
@NullMarked
package io.fitconnect.load.replay;

import org.jspecify.annotations.NullMarked;
