/** Load on a whole platform: many athletes, many spectators, percentiles. */
@NullMarked
package io.fitconnect.load.drive;

import org.jspecify.annotations.NullMarked;
