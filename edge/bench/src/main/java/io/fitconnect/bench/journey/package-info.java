/** The whole way, from a hub's sample to a viewer's frame, at rising rates. */
@NullMarked
package io.fitconnect.bench.journey;

import org.jspecify.annotations.NullMarked;
