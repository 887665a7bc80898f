/** Which machines are in use, and what was done on them. */
@NullMarked
package io.fitconnect.streams.usage;

import org.jspecify.annotations.NullMarked;
