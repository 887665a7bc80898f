package io.fitconnect.competition.contest;

import io.fitconnect.competition.CompetitionId;
import io.fitconnect.competition.CompetitionRelay;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Competitions: announced, changed and cancelled by their organiser, seen by everybody. */
@Path("/api/v1/competitions")
@Produces(MediaType.APPLICATION_JSON)
public class CompetitionResource {
    private static final List<String> STATES = List.of("announced", "running", "ended", "official", "cancelled");
    private static final int MOST_COMPETITIONS = 200;

    private final CompetitionTable competitions;
    private final CompetitionRelay relay;
    private final CurrentIdentityAssociation identities;

    CompetitionResource(CompetitionTable competitions, CompetitionRelay relay, CurrentIdentityAssociation identities) {
        this.competitions = competitions;
        this.relay = relay;
        this.identities = identities;
    }

    @POST
    @RolesAllowed({Role.COACH_GROUP, Role.ADMIN_GROUP})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Announces a competition; for coaches and administrators, who organise it from then on")
    @RequestBody(content = @Content(schema = @Schema(implementation = CompetitionBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "Announced",
            content = @Content(schema = @Schema(implementation = CompetitionView.class)))
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_MALFORMED REQUEST_INVALID REQUEST_TOO_LARGE MEDIA_UNSUPPORTED"
                    + " COMPETITION_EXISTS STORE_BUSY")
    public Uni<RestResponse<CompetitionView>> add(byte @Nullable [] body) {
        return caller().chain(caller -> competitions
                .add(CompetitionBody.read(caller.id(), body, Instant.now()))
                .map(Answer::orThrow)
                .invoke(relay::wake)
                .map(it -> ResponseBuilder.<CompetitionView>created(URI.create("/api/v1/competitions/" + it.id()))
                        .entity(CompetitionView.of(it, Optional.of(caller)))
                        .build()));
    }

    @GET
    @Path("/{competitionId}")
    @PermitAll
    @Operation(summary = "One competition; needs no login")
    @Extension(name = ProblemDocs.CODES, value = "REQUEST_INVALID COMPETITION_UNKNOWN")
    public Uni<CompetitionView> get(@PathParam("competitionId") String competitionId) {
        CompetitionId id = CompetitionId.parse("competitionId", competitionId);
        return visitor()
                .chain(caller -> competitions.find(id).map(Answer::orThrow).map(it -> CompetitionView.of(it, caller)));
    }

    @GET
    @PermitAll
    @Operation(summary = "Competitions of a state, latest start first; needs no login")
    @Extension(name = ProblemDocs.CODES, value = "REQUEST_INVALID")
    public Uni<List<CompetitionView>> list(
            @QueryParam("state")
                    @DefaultValue("running")
                    @Schema(enumeration = {"announced", "running", "ended", "official", "cancelled"})
                    String state,
            @QueryParam("limit") @DefaultValue("100") @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200")
                    String limit) {
        if (!STATES.contains(state)) {
            throw new RefusedException(Refusal.invalid("state", "value.unknown", "must be one of " + STATES));
        }
        int most = limit(limit);
        return visitor()
                .chain(caller -> competitions
                        .newest(state, most)
                        .map(all -> all.stream()
                                .map(it -> CompetitionView.of(it, caller))
                                .toList()));
    }

    @PUT
    @Path("/{competitionId}")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Changes a competition before its start and while nobody has entered; for its organiser and"
                    + " administrators")
    @RequestBody(content = @Content(schema = @Schema(implementation = CompetitionBody.class)))
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_MALFORMED REQUEST_INVALID REQUEST_TOO_LARGE MEDIA_UNSUPPORTED"
                    + " COMPETITION_UNKNOWN COMPETITION_FIXED STORE_BUSY")
    public Uni<CompetitionView> put(@PathParam("competitionId") String competitionId, byte @Nullable [] body) {
        CompetitionId id = CompetitionId.parse("competitionId", competitionId);
        // Whose it is comes first: a stranger learns nothing of what would be right.
        return caller().chain(caller -> change(
                id,
                caller,
                (it, entries) -> replaced(it, CompetitionBody.read(caller.id(), body, Instant.now()), entries)));
    }

    @DELETE
    @Path("/{competitionId}")
    @Authenticated
    @Operation(
            summary = "Cancels a competition before its end; for its organiser and administrators; harmless when"
                    + " repeated")
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID COMPETITION_UNKNOWN COMPETITION_FIXED STORE_BUSY")
    public Uni<CompetitionView> cancel(@PathParam("competitionId") String competitionId) {
        CompetitionId id = CompetitionId.parse("competitionId", competitionId);
        long nowMs = Instant.now().toEpochMilli();
        return caller().chain(caller -> change(
                id,
                caller,
                (it, entries) ->
                        it.state().cancel(nowMs).map(next -> next.equals(it.state()) ? it : it.become(next, nowMs))));
    }

    private Uni<CompetitionView> change(
            CompetitionId id, Caller caller, BiFunction<Competition, Long, Answer<Competition>> decision) {
        return competitions
                .change(id, (it, entries) -> organises(caller, it) ? decision.apply(it, entries) : notYours())
                .map(Answer::orThrow)
                .invoke(relay::wake)
                .map(it -> CompetitionView.of(it, Optional.of(caller)));
    }

    /** Rules stand from the first entry on: nobody shall be measured by others than those they entered under. */
    private static Answer<Competition> replaced(Competition it, Competition wanted, long entries) {
        if (!(it.stateAt(wanted.updatedMs()) instanceof CompetitionState.Announced) || entries > 0) {
            return Answer.refused(
                    ProblemCode.COMPETITION_FIXED, "It has started or been entered by " + entries + " athletes.");
        }
        return Answer.given(it.as(wanted));
    }

    /** Whether a competition is the caller's to decide on. */
    public static boolean organises(Caller caller, Competition it) {
        return caller.is(it.organiserId()) || caller.hasAny(Role.ADMIN);
    }

    private static <T> Answer<T> notYours() {
        return Answer.refused(ProblemCode.ACCESS_DENIED, "This is another organiser's competition.");
    }

    private Uni<Caller> caller() {
        return identities.getDeferredIdentity().map(Caller::of);
    }

    /** Empty without a token; a token that is no good is refused here too. */
    private Uni<Optional<Caller>> visitor() {
        return identities.getDeferredIdentity().map(CompetitionResource::known);
    }

    private static Optional<Caller> known(SecurityIdentity identity) {
        return identity.isAnonymous() ? Optional.empty() : Optional.of(Caller.of(identity));
    }

    private static int limit(String limit) {
        int value = limit.matches("\\d{1,6}") ? Integer.parseInt(limit) : 0;
        if (value < 1 || value > MOST_COMPETITIONS) {
            throw new RefusedException(Refusal.invalid("limit", "value.range", "must be 1 to " + MOST_COMPETITIONS));
        }
        return value;
    }
}
