package io.fitconnect.auth.sessions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A login of a person that has not ended.
 *
 * @param id as in the {@code sid} of its tokens
 * @param startedMs ms since 1970
 * @param lastUsedMs when it last got a token, ms since 1970
 * @param address the IP address that it was begun from
 * @param clients what got tokens in it, such as {@code fitconnect-web}, in order
 * @param lasting true for a session that outlives its login ({@code offline_access})
 * @param current true for the session of the token that asks
 */
public record Session(
        String id,
        long startedMs,
        long lastUsedMs,
        String address,
        List<String> clients,
        boolean lasting,
        boolean current) {

    public Session {
        clients = List.copyOf(clients);
    }

    Session seenFrom(@Nullable String asking) {
        return new Session(id, startedMs, lastUsedMs, address, clients, lasting, id.equals(asking));
    }
}
