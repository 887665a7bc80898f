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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What happened in an athlete's account and training. */
@Path("/api/v1/athletes/{athleteId}/activity")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ActivityResource {
    private static final int DEFAULT = 50;
    private static final int MOST = 500;

    private final ActivityTable activities;
    private final SecurityIdentity identity;

    ActivityResource(ActivityTable activities, SecurityIdentity identity) {
        this.activities = activities;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "What happened, newest first, in pages; for the athlete and administrators")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID")
    public Uni<ActivityPage> list(
            @PathParam("athleteId") String athleteId,
            @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "50")
                    @QueryParam("limit")
                    @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        Access.allow(identity, athlete, Role.ADMIN);
        int most = PageLimits.limit(limit, DEFAULT, MOST);
        return activities
                .page(athlete, ActivityCursor.parse(cursor), most + 1)
                .map(found -> ActivityPage.of(found, most));
    }
}
