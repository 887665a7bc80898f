/** How a board too hot for one task is split, tried with real ranking. */
@NullMarked
package io.fitconnect.streams.bench.scale;

import org.jspecify.annotations.NullMarked;
