package io.fitconnect.competition.contest;

import org.jspecify.annotations.Nullable;

/**
 * A group that is ranked on its own; null asks for nothing.
 *
 * @param key 1 to 23 of A-Za-z0-9-, ends its boards' scope
 * @param sex female or male
 * @param ageMin years in the rules' year, this one in
 * @param ageMax this one in
 * @param weightMinKg this one in
 * @param weightBelowKg this one out
 * @param powerMinWPerKg functional threshold power by weight, this one in
 * @param powerBelowWPerKg this one out
 */
public record Division(
        String key,
        String title,
        @Nullable String sex,
        @Nullable Integer ageMin,
        @Nullable Integer ageMax,
        @Nullable Double weightMinKg,
        @Nullable Double weightBelowKg,
        @Nullable Double powerMinWPerKg,
        @Nullable Double powerBelowWPerKg) {}
