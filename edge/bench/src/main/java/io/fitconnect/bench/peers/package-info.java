/** Servers to be measured beside: each takes messages on one connection and sends them to everybody in the room. */
@NullMarked
package io.fitconnect.bench.peers;

import org.jspecify.annotations.NullMarked;
