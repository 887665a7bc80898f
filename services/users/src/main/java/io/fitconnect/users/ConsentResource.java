package io.fitconnect.users;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.security.Role;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an athlete has let others see, and since when; the consent itself is part of the profile. */
@Path("/api/v1/athletes/{athleteId}/consents")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ConsentResource {
    private static final int MOST = 200;

    private final ConsentTable consents;
    private final SecurityIdentity identity;

    ConsentResource(ConsentTable consents, SecurityIdentity identity) {
        this.consents = consents;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "Changes of the consent, newest first; for the athlete and administrators")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID")
    public Uni<List<ConsentChange>> list(
            @PathParam("athleteId") String athleteId,
            @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "1",
                            description = "the version of the last change of the page before")
                    @QueryParam("before")
                    @Nullable String before) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        Access.allow(identity, athlete, Role.ADMIN);
        return consents.page(athlete, PageLimits.before(before), MOST);
    }
}
