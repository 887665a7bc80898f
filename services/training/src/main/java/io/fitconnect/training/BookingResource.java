package io.fitconnect.training;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.ClassId;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Places in a class: taken and given up by athletes, seen by the athlete and the class's coach. */
@Path("/api/v1/classes/{classId}/bookings")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class BookingResource {
    private final BookingTable bookings;
    private final ClassTable classes;
    private final ClassRelay relay;
    private final SecurityIdentity identity;

    BookingResource(BookingTable bookings, ClassTable classes, ClassRelay relay, SecurityIdentity identity) {
        this.bookings = bookings;
        this.classes = classes;
        this.relay = relay;
        this.identity = identity;
    }

    @POST
    @RolesAllowed(Role.ATHLETE_GROUP)
    @Operation(summary = "Books a place for the caller, in the waiting list when there is none; harmless when repeated")
    @APIResponse(
            responseCode = "201",
            description = "Booked, or waiting; 200 when it was so before",
            content = @Content(schema = @Schema(implementation = BookingView.class)))
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID CLASS_UNKNOWN CLASS_ENDED CLASS_FULL STORE_BUSY")
    public Uni<RestResponse<BookingView>> book(@PathParam("classId") String classId) {
        ClassId id = ClassId.parse("classId", classId);
        AthleteId athlete = Caller.of(identity).id();
        return bookings.book(id, athlete, Instant.now().toEpochMilli())
                .map(Answer::orThrow)
                .invoke(relay::wake)
                .map(booked -> booked.made()
                        ? ResponseBuilder.<BookingView>created(address(id, athlete))
                                .entity(booked.booking())
                                .build()
                        : RestResponse.ok(booked.booking()));
    }

    @GET
    @Operation(summary = "Who has a place and who waits, in order; for the class's coach and administrators")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID CLASS_UNKNOWN")
    public Uni<List<BookingView>> list(@PathParam("classId") String classId) {
        ClassId id = ClassId.parse("classId", classId);
        Caller caller = Caller.of(identity);
        return classes.find(id)
                .map(Answer::orThrow)
                .invoke(it -> allow(caller.is(it.coachId()) || caller.hasAny(Role.ADMIN)))
                .chain(() -> bookings.ofClass(id));
    }

    @GET
    @Path("/{athleteId}")
    @Operation(summary = "One athlete's booking; for the athlete, the class's coach and administrators")
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID CLASS_UNKNOWN BOOKING_UNKNOWN")
    public Uni<BookingView> get(@PathParam("classId") String classId, @PathParam("athleteId") String athleteId) {
        ClassId id = ClassId.parse("classId", classId);
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        return allowed(id, athlete).chain(() -> bookings.find(id, athlete)).map(Answer::orThrow);
    }

    @DELETE
    @Path("/{athleteId}")
    @Operation(
            summary = "Gives a place up, and with it to the first who waits; for the athlete, the class's coach and"
                    + " administrators")
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID CLASS_UNKNOWN BOOKING_UNKNOWN CLASS_ENDED STORE_BUSY")
    public Uni<Void> cancel(@PathParam("classId") String classId, @PathParam("athleteId") String athleteId) {
        ClassId id = ClassId.parse("classId", classId);
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        return allowed(id, athlete)
                .chain(() -> bookings.cancel(id, athlete, Instant.now().toEpochMilli()))
                .map(Answer::orThrow)
                .invoke(relay::wake)
                .replaceWithVoid();
    }

    /** Strangers are refused whether there is a booking or not. */
    private Uni<TrainingClass> allowed(ClassId id, AthleteId athlete) {
        Caller caller = Caller.of(identity);
        return classes.find(id)
                .map(Answer::orThrow)
                .invoke(it -> allow(caller.is(athlete) || caller.is(it.coachId()) || caller.hasAny(Role.ADMIN)));
    }

    private static void allow(boolean allowed) {
        if (!allowed) {
            throw new RefusedException(ProblemCode.ACCESS_DENIED, "These are bookings of another coach's class.");
        }
    }

    private static URI address(ClassId id, AthleteId athlete) {
        return URI.create("/api/v1/classes/" + id + "/bookings/" + athlete);
    }
}
