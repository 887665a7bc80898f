/** Order statistics for boards: exact ranks, tops, neighbourhoods and slices of a million members in microseconds. */
@org.jspecify.annotations.NullMarked
package io.fitconnect.streams.rank;
