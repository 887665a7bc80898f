package io.fitconnect.users;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** An athlete's profile: written by the athlete or an administrator, read by coaches too. */
@Path("/api/v1/athletes/{athleteId}/profile")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {
    private final ProfileTable profiles;
    private final ProfileRelay relay;
    private final SecurityIdentity identity;

    ProfileResource(ProfileTable profiles, ProfileRelay relay, SecurityIdentity identity) {
        this.profiles = profiles;
        this.relay = relay;
        this.identity = identity;
    }

    @GET
    @Operation(
            summary = "The athlete's profile; for the athlete, coaches (without the body's figures unless the athlete"
                    + " lets them see workouts), and administrators")
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID PROFILE_UNKNOWN ATHLETE_ERASED")
    public Uni<RestResponse<Profile>> get(@PathParam("athleteId") String athleteId) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        Caller caller = Access.allow(identity, athlete, Role.COACH, Role.ADMIN);
        return profiles.find(athlete)
                .map(Answer::orThrow)
                .map(stored -> answer(stored.seenBy(caller), RestResponse.Status.OK));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Replaces the profile; for the athlete and administrators; If-Match guards a change in between")
    @RequestBody(content = @Content(schema = @Schema(implementation = Profile.class)))
    @APIResponse(
            responseCode = "200",
            description = "Replaced; 201 when it is the first",
            content = @Content(schema = @Schema(implementation = Profile.class)))
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_MALFORMED REQUEST_INVALID REQUEST_TOO_LARGE MEDIA_UNSUPPORTED"
                    + " PROFILE_CHANGED ATHLETE_ERASED STORE_BUSY")
    public Uni<RestResponse<Profile>> put(
            @PathParam("athleteId") String athleteId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String etag,
            byte @Nullable [] body) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        Caller caller = Access.allow(identity, athlete, Role.ADMIN);
        return profiles.put(ProfileBody.read(athlete, body, Instant.now()), etag, caller.id())
                .map(Answer::orThrow)
                .invoke(relay::wake)
                .map(stored ->
                        answer(stored, stored.version() == 1 ? RestResponse.Status.CREATED : RestResponse.Status.OK));
    }

    private static RestResponse<Profile> answer(StoredProfile stored, RestResponse.Status status) {
        return ResponseBuilder.create(status, stored.profile())
                .header(HttpHeaders.ETAG, stored.etag())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }
}
