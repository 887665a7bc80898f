/** Ranking and the streams, measured beside peers. */
@NullMarked
package io.fitconnect.streams.bench;

import org.jspecify.annotations.NullMarked;
