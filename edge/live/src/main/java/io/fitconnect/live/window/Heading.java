package io.fitconnect.live.window;

/**
 * What stands over every frame of a window.
 *
 * @param wall a class wall, else a board
 * @param subject the board's or class's id
 * @param epoch versions compare only within it
 */
public record Heading(boolean wall, String subject, long epoch) {}
