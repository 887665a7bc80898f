/** Recorded workouts of every file format as one list of samples. */
@NullMarked
package io.fitconnect.recording;

import org.jspecify.annotations.NullMarked;
