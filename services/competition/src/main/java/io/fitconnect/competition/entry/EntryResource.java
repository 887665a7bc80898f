package io.fitconnect.competition.entry;

import io.fitconnect.competition.CompetitionId;
import io.fitconnect.competition.CompetitionRelay;
import io.fitconnect.competition.contest.CompetitionResource;
import io.fitconnect.competition.contest.CompetitionTable;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Entries: athletes enter and leave themselves, the organiser sees who is in and why in which division. */
@Path("/api/v1/competitions/{competitionId}/entries")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class EntryResource {
    private static final int MOST_ENTRIES = 1_000;

    private final CompetitionTable competitions;
    private final EntryTable entries;
    private final CompetitionRelay relay;
    private final CurrentIdentityAssociation identities;

    EntryResource(
            CompetitionTable competitions,
            EntryTable entries,
            CompetitionRelay relay,
            CurrentIdentityAssociation identities) {
        this.competitions = competitions;
        this.entries = entries;
        this.relay = relay;
        this.identities = identities;
    }

    @PUT
    @Path("/{athleteId}")
    @Operation(summary = "Enters an athlete, who agrees to be shown on its boards; for the athlete and administrators")
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID COMPETITION_UNKNOWN COMPETITION_CLOSED"
                    + " COMPETITION_FULL ENTRY_EXISTS ENTRY_INELIGIBLE STORE_BUSY")
    public Uni<EntryView> enter(
            @PathParam("competitionId") String competitionId, @PathParam("athleteId") String athleteId) {
        CompetitionId id = CompetitionId.parse("competitionId", competitionId);
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        return caller().invoke(caller -> allow(caller, athlete))
                .chain(() -> entries.enter(id, athlete, Instant.now().toEpochMilli()))
                .map(Answer::orThrow)
                .invoke(relay::wake)
                .map(EntryView::of);
    }

    @DELETE
    @Path("/{athleteId}")
    @Operation(
            summary = "Takes an athlete out before the end; for the athlete and administrators; harmless when repeated")
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID COMPETITION_CLOSED ENTRY_UNKNOWN STORE_BUSY")
    public Uni<EntryView> withdraw(
            @PathParam("competitionId") String competitionId, @PathParam("athleteId") String athleteId) {
        CompetitionId id = CompetitionId.parse("competitionId", competitionId);
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        return caller().invoke(caller -> allow(caller, athlete))
                .chain(() -> entries.withdraw(id, athlete, Instant.now().toEpochMilli()))
                .map(Answer::orThrow)
                .invoke(relay::wake)
                .map(EntryView::of);
    }

    @GET
    @Path("/{athleteId}")
    @Operation(summary = "An entry with its evidence; for the athlete, the organiser and administrators")
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID COMPETITION_UNKNOWN ENTRY_UNKNOWN")
    public Uni<EntryView> get(
            @PathParam("competitionId") String competitionId, @PathParam("athleteId") String athleteId) {
        CompetitionId id = CompetitionId.parse("competitionId", competitionId);
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        return caller().chain(caller -> allowOrganiser(caller, id, athlete))
                .chain(() -> entries.find(id, athlete))
                .map(Answer::orThrow)
                .map(EntryView::of);
    }

    @GET
    @Operation(summary = "Entries with their evidence by athlete id, in pages; for the organiser and administrators")
    @Extension(name = ProblemDocs.CODES, value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID COMPETITION_UNKNOWN")
    public Uni<List<EntryView>> list(
            @PathParam("competitionId") String competitionId,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit")
                    @DefaultValue("100")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000")
                    String limit) {
        CompetitionId id = CompetitionId.parse("competitionId", competitionId);
        int most = limit(limit);
        return caller().chain(caller -> allowOrganiser(caller, id, null))
                .chain(() -> entries.page(id, after, most))
                .map(EntryView::of);
    }

    private static void allow(Caller caller, AthleteId athlete) {
        if (!caller.is(athlete) && !caller.hasAny(Role.ADMIN)) {
            throw new RefusedException(ProblemCode.ACCESS_DENIED, "This is another athlete's entry.");
        }
    }

    private Uni<Void> allowOrganiser(Caller caller, CompetitionId id, @Nullable AthleteId athlete) {
        if (athlete != null && caller.is(athlete)) {
            return Uni.createFrom().voidItem();
        }
        return competitions
                .find(id)
                .map(Answer::orThrow)
                .invoke(it -> {
                    if (!CompetitionResource.organises(caller, it)) {
                        throw new RefusedException(
                                ProblemCode.ACCESS_DENIED, "This is another organiser's competition.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Caller> caller() {
        return identities.getDeferredIdentity().map(Caller::of);
    }

    private static int limit(String limit) {
        int value = limit.matches("\\d{1,6}") ? Integer.parseInt(limit) : 0;
        if (value < 1 || value > MOST_ENTRIES) {
            throw new RefusedException(Refusal.invalid("limit", "value.range", "must be 1 to " + MOST_ENTRIES));
        }
        return value;
    }
}
