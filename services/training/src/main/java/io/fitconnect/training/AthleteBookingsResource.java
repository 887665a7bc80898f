package io.fitconnect.training;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;

/** What an athlete has booked: for the athlete and administrators. */
@Path("/api/v1/athletes/{athleteId}/bookings")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class AthleteBookingsResource {
    private static final int MOST = 200;

    private final BookingTable bookings;
    private final SecurityIdentity identity;

    AthleteBookingsResource(BookingTable bookings, SecurityIdentity identity) {
        this.bookings = bookings;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "The athlete's bookings in classes that are not over; for the athlete and administrators")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID")
    public Uni<List<BookingView>> list(@PathParam("athleteId") String athleteId) {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        Caller caller = Caller.of(identity);
        if (!caller.is(athlete) && !caller.hasAny(Role.ADMIN)) {
            throw new RefusedException(ProblemCode.ACCESS_DENIED, "These are another athlete's bookings.");
        }
        return bookings.ofAthlete(athlete, MOST);
    }
}
