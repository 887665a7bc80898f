package io.fitconnect.gateway.rate;

/**
 * Whether a request may go on.
 *
 * @param burst the most that may be sent at once
 * @param perSecond what comes back
 * @param remaining requests that may follow at once
 * @param retryAfterMs 0 when it may go on
 */
public record Verdict(boolean allowed, int burst, int perSecond, int remaining, long retryAfterMs) {}
