package io.fitconnect.competition.result;

/**
 * An official line of a board.
 *
 * @param score in the board's metric: points, repetitions, m, kcal or J
 * @param verdict verified or flagged
 * @param reason why it is flagged; empty: it is not
 */
public record Line(int rank, String athleteId, String name, double score, String verdict, String reason) {}
