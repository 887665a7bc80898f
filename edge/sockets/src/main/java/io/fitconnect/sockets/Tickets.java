package io.fitconnect.sockets;

import io.fitconnect.tokens.RevokedSessions;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One-use tickets in Redis: key {@code ticket:{value}}, value {@code {"sub":"...","roles":["..."],"sid":"..."}},
 * written with an expiry by whoever issues them, taken and deleted in one step here. The session is absent in a ticket for
 * a token without one.
 */
@ApplicationScoped
public class Tickets {

    private static final Logger LOG = Logger.getLogger(Tickets.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MAX_TICKET = 256;

    private final ReactiveValueCommands<String, String> values;
    private final RevokedSessions revoked;

    public Tickets(ReactiveRedisDataSource redis, RevokedSessions revoked) {
        this.values = redis.value(String.class);
        this.revoked = revoked;
    }

    Uni<Admission> spend(String ticket) {
        if (ticket.isEmpty() || ticket.length() > MAX_TICKET) {
            return Uni.createFrom().item(unknown());
        }
        return values.getdel("ticket:" + ticket)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(this::read)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "tickets can't be looked up: %s", failure.getClass().getSimpleName());
                    return new Admission.Unavailable("tickets can't be looked up now");
                });
    }

    private Admission read(@Nullable String json) {
        if (json == null) {
            return unknown();
        }
        try {
            JsonObject ticket = new JsonObject(json);
            if (revoked.contains(ticket.getString("sid"))) {
                return new Admission.Denied("the ticket's session was ended");
            }
            Set<String> roles = ticket.getJsonArray("roles", new JsonArray()).stream()
                    .map(String::valueOf)
                    .collect(Collectors.toUnmodifiableSet());
            return new Admission.Admitted(new Identity(ticket.getString("sub", ""), roles));
        } catch (DecodeException | ClassCastException | IllegalArgumentException malformed) {
            LOG.warn("a ticket in Redis is not of the agreed form");
            return unknown();
        }
    }

    private static Admission unknown() {
        return new Admission.Denied("the ticket is unknown, expired or spent");
    }
}
