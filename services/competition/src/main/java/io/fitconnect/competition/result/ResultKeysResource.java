package io.fitconnect.competition.result;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What signed results are checked with. */
@Path("/api/v1/results/keys")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class ResultKeysResource {
    private final ResultKey key;

    ResultKeysResource(ResultKey key) {
        this.key = key;
    }

    @GET
    @Operation(summary = "The keys that sign results, as a JWK set (RFC 7517); needs no login")
    public Map<String, List<Map<String, Object>>> keys() {
        return Map.of("keys", List.of(key.jwk()));
    }
}
