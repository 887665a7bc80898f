/** The rank index with a million members, beside a Redis sorted set. */
@NullMarked
package io.fitconnect.streams.bench.rank;

import org.jspecify.annotations.NullMarked;
