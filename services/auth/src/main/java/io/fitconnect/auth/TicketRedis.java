package io.fitconnect.auth;

import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.keys.ReactiveKeyCommands;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.jboss.logging.Logger;

/**
 * Tickets in Redis: {@code ticket:{value}} holds {@code {"sub":"...","roles":["..."],"sid":"..."}} until it is taken with GETDEL or
 * its life is over. {@code ticket-rate:{subject}:{minute}} counts what a subject has taken.
 */
@ApplicationScoped
class TicketRedis {
    private static final Logger LOG = Logger.getLogger(TicketRedis.class);
    private static final int TICKET_BYTES = 32;
    private static final Duration RATE_WINDOW = Duration.ofMinutes(1);

    private final SecureRandom random = new SecureRandom();
    private final ReactiveValueCommands<String, String> values;
    private final ReactiveValueCommands<String, Long> counters;
    private final ReactiveKeyCommands<String> keys;
    private final AuthConfig config;
    private final Clock clock = Clock.systemUTC();

    TicketRedis(ReactiveRedisDataSource redis, AuthConfig config) {
        this.values = redis.value(String.class);
        this.counters = redis.value(Long.class);
        this.keys = redis.key();
        this.config = config;
    }

    Uni<Answer<Ticket>> issue(Caller caller) {
        return count(caller)
                .chain(taken -> taken > config.ticketsPerMinute()
                        ? Uni.createFrom().item(tooMany())
                        : store(caller).map(Answer::given))
                .ifNoItem()
                .after(config.redisTimeout())
                .fail()
                .onFailure()
                .transform(TicketRedis::unavailable);
    }

    private Uni<Long> count(Caller caller) {
        String key = "ticket-rate:" + caller.id() + ":" + clock.millis() / RATE_WINDOW.toMillis();
        return counters.incr(key).call(() -> keys.expire(key, RATE_WINDOW));
    }

    private Uni<Ticket> store(Caller caller) {
        byte[] bits = new byte[TICKET_BYTES];
        random.nextBytes(bits);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        return values.setex("ticket:" + ticket, config.ticketLife().toSeconds(), holder(caller))
                .replaceWith(new Ticket(ticket, config.ticketLife().toSeconds()));
    }

    private static String holder(Caller caller) {
        var holder = new JsonObject()
                .put("sub", caller.id().value())
                .put(
                        "roles",
                        new JsonArray(caller.roles().stream().map(Role::group).toList()));
        return caller.session() == null
                ? holder.encode()
                : holder.put("sid", caller.session()).encode();
    }

    private Answer<Ticket> tooMany() {
        return Answer.refused(ProblemCode.RATE_EXCEEDED, "At most " + config.ticketsPerMinute() + " tickets a minute.");
    }

    private static Throwable unavailable(Throwable e) {
        LOG.warnf("tickets wait for redis: %s", e.getMessage());
        return new RefusedException(ProblemCode.STORE_UNAVAILABLE, "Redis does not answer.");
    }
}
