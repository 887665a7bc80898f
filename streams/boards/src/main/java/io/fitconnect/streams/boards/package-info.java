/** Board rows, change batches and final standings: the stage between scores and screens. */
@NullMarked
package io.fitconnect.streams.boards;

import org.jspecify.annotations.NullMarked;
