package io.fitconnect.training.load;

import java.time.LocalDate;

/**
 * A day in UTC with what it added and where that left the athlete.
 *
 * @param load points of the sessions that began on it
 * @param ctl "fitness": load averaged with a time constant of 42 days
 * @param atl "fatigue": the same with 7 days
 * @param tsb "form" on its morning: yesterday's ctl less yesterday's atl
 */
public record LoadDay(LocalDate day, double load, double ctl, double atl, double tsb) {}
