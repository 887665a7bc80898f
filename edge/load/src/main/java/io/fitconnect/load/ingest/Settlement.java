package io.fitconnect.load.ingest;

import java.util.Map;

/**
 * How a session's sending went.
 *
 * @param acked samples the platform has taken
 * @param refused samples refused, by code
 * @param resent samples written more than once
 * @param reconnects connections after the first
 * @param ended true when the platform took the session's end
 */
public record Settlement(long acked, Map<String, Long> refused, long resent, int reconnects, boolean ended) {

    public long refusedCount() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }
}
