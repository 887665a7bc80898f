package io.fitconnect.auth;

import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.security.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Exchanges a bearer token for a ticket to one WebSocket. */
@Path("/api/v1/tickets")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class TicketResource {
    private final TicketRedis tickets;
    private final SecurityIdentity identity;

    TicketResource(TicketRedis tickets, SecurityIdentity identity) {
        this.tickets = tickets;
        this.identity = identity;
    }

    @POST
    @Operation(summary = "A ticket for one WebSocket connection, good once and for a short time")
    @APIResponse(
            responseCode = "201",
            description = "The ticket",
            content = @Content(schema = @Schema(implementation = Ticket.class)))
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING RATE_EXCEEDED")
    public Uni<RestResponse<Ticket>> issue() {
        return tickets.issue(Caller.of(identity)).map(Answer::orThrow).map(TicketResource::created);
    }

    private static RestResponse<Ticket> created(Ticket ticket) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, ticket)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
