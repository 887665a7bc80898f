package io.fitconnect.gateway.rate;

import io.fitconnect.gateway.GatewayConfig;
import io.fitconnect.gateway.cache.RedisGate;
import io.fitconnect.platform.security.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A token bucket for each subject, and for each address that sends no good token, in Redis: one for all gateways. */
@ApplicationScoped
public class RateLimit {
    /** By Redis's clock; answers whether it is allowed, what is left, and in how many ms the next one is. */
    private static final String TAKE = """
            local rate, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local before = redis.call('HMGET', KEYS[1], 'tokens', 'at')
            local tokens = tonumber(before[1]) or burst
            tokens = math.min(burst, tokens + math.max(0, now - (tonumber(before[2]) or now)) * rate / 1000)
            local allowed, retry = 0, 0
            if tokens >= 1 then
              tokens, allowed = tokens - 1, 1
            else
              retry = math.ceil((1 - tokens) * 1000 / rate)
            end
            redis.call('HSET', KEYS[1], 'tokens', tostring(tokens), 'at', now)
            redis.call('PEXPIRE', KEYS[1], math.ceil(burst * 1000 / rate) + 1000)
            return {allowed, math.floor(tokens), retry}""";

    private final ReactiveRedisDataSource redis;
    private final RedisGate gate;
    private final GatewayConfig.Rate config;
    private final MeterRegistry meters;
    private final LocalBuckets local = new LocalBuckets();

    RateLimit(ReactiveRedisDataSource redis, RedisGate gate, GatewayConfig config, MeterRegistry meters) {
        this.redis = redis;
        this.gate = gate;
        this.config = config.rate();
        this.meters = meters;
    }

    /** Counts one request. */
    public Uni<Verdict> take(Optional<Caller> caller, String address) {
        if (!config.enabled()) {
            return Uni.createFrom().item(new Verdict(true, 0, 0, 0, 0));
        }
        return caller.map(it -> take("subject", it.id().value(), config.subjectPerSecond(), config.subjectBurst()))
                .orElseGet(() -> take("address", address, config.addressPerSecond(), config.addressBurst()));
    }

    private Uni<Verdict> take(String by, String who, int perSecond, int burst) {
        String key = "gateway:rate:" + by + ":" + who;
        return gate.ask(() -> redis.execute("EVAL", TAKE, "1", key, "" + perSecond, "" + burst))
                .map(answer -> verdict(answer, perSecond, burst))
                .onFailure()
                .recoverWithItem(e -> local.take(key, perSecond, burst, System.currentTimeMillis()))
                .invoke(verdict -> {
                    if (!verdict.allowed()) {
                        meters.counter("fitconnect.gateway.rate.refused", "by", by)
                                .increment();
                    }
                });
    }

    private static Verdict verdict(Response answer, int perSecond, int burst) {
        return new Verdict(
                answer.get(0).toInteger() == 1,
                burst,
                perSecond,
                answer.get(1).toInteger(),
                answer.get(2).toLong());
    }
}
