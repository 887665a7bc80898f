package io.fitconnect.users;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Deletion of everything that the platform keeps of an athlete. */
// Not a class of "/api/v1/athletes/{athleteId}": it would take the paths of all other services' below it.
@Path("/api/v1")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ErasureResource {
    private final ErasureTable erasures;
    private final ProfileRelay relay;
    private final UsersConfig config;
    private final SecurityIdentity identity;

    ErasureResource(ErasureTable erasures, ProfileRelay relay, UsersConfig config, SecurityIdentity identity) {
        this.erasures = erasures;
        this.relay = relay;
        this.config = config;
        this.identity = identity;
    }

    @DELETE
    @Path("/athletes/{athleteId}")
    @Operation(
            summary = "Deletes all of the athlete's data, everywhere and for good; for the athlete and administrators."
                    + " The id is never taken again")
    @APIResponse(
            responseCode = "202",
            description = "Deleted here; the other parts follow, see .../erasure",
            content = @Content(schema = @Schema(implementation = Erasure.class)))
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID STORE_BUSY")
    public Uni<RestResponse<Erasure>> erase(@PathParam("athleteId") String athleteId) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        Caller caller = Access.allow(identity, athlete, Role.ADMIN);
        return erasures.erase(athlete, caller.id(), System.currentTimeMillis())
                .invoke(relay::wake)
                .chain(() -> state(athlete))
                .map(state -> ResponseBuilder.create(RestResponse.Status.ACCEPTED, state)
                        .build());
    }

    @GET
    @Path("/athletes/{athleteId}/erasure")
    @Operation(summary = "How far the deletion of the athlete's data is; for the athlete and administrators")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID ERASURE_UNKNOWN")
    public Uni<Erasure> erasure(@PathParam("athleteId") String athleteId) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        Access.allow(identity, athlete, Role.ADMIN);
        return state(athlete);
    }

    private Uni<Erasure> state(AthleteId athlete) {
        return erasures.find(athlete)
                .map(request -> request.map(asked -> Erasure.of(athlete.value(), asked, config.erasureParts()))
                        .orElseThrow(() -> new RefusedException(
                                ProblemCode.ERASURE_UNKNOWN, "Nobody asked for the deletion of " + athlete + ".")));
    }
}
