package io.fitconnect.load.drive;

import java.time.Duration;

/**
 * What a load run does.
 *
 * @param rateHz samples a second of each athlete
 * @param top rows that a spectator watches
 * @param viewHz frames a second a spectator asks for; 0: the server's default
 * @param connectsPerSecond how fast clients come
 * @param warmUp not counted at the start of the time
 */
record LoadPlan(
        int athletes,
        int spectators,
        double rateHz,
        int top,
        double viewHz,
        int connectsPerSecond,
        Duration warmUp,
        Duration duration) {}
