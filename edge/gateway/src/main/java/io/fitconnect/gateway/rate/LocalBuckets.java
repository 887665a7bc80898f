package io.fitconnect.gateway.rate;

import java.util.LinkedHashMap;
import java.util.Map;

/** Token buckets of this process alone, for when Redis is away; of very many, the ones used longest ago are forgotten. */
final class LocalBuckets {
    private static final int MOST = 10_000;

    private record Bucket(double tokens, long atMs) {}

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    };

    synchronized Verdict take(String key, int perSecond, int burst, long nowMs) {
        Bucket before = buckets.getOrDefault(key, new Bucket(burst, nowMs));
        double tokens = Math.min(burst, before.tokens() + Math.max(0, nowMs - before.atMs()) * perSecond / 1000.0);
        boolean allowed = tokens >= 1;
        double left = allowed ? tokens - 1 : tokens;
        buckets.put(key, new Bucket(left, nowMs));
        long retryMs = allowed ? 0 : (long) Math.ceil((1 - left) * 1000 / perSecond);
        return new Verdict(allowed, burst, perSecond, (int) left, retryMs);
    }
}
