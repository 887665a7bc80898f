/** Boards as this node holds them: rows by scope, ranked by metric when somebody watches. */
@org.jspecify.annotations.NullMarked
package io.fitconnect.live.board;
