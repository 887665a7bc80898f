/** Viewers of boards: what a delivery costs, how many can be held, and what slow ones and storms do. */
@NullMarked
package io.fitconnect.bench.fanout;

import org.jspecify.annotations.NullMarked;
