/** Recorded workouts in: a file becomes the samples that its device would have sent, and goes the same way. */
@NullMarked
package io.fitconnect.imports;

import org.jspecify.annotations.NullMarked;
