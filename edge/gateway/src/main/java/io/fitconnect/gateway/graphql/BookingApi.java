package io.fitconnect.gateway.graphql;

import io.fitconnect.gateway.calls.TrainingClasses;
import io.fitconnect.gateway.front.Resources;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.ClassId;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Places in classes. */
@GraphQLApi
public class BookingApi {
    private final Resources resources;
    private final TrainingClasses classes;
    private final CurrentIdentityAssociation identities;

    BookingApi(Resources resources, TrainingClasses classes, CurrentIdentityAssociation identities) {
        this.resources = resources;
        this.classes = classes;
        this.identities = identities;
    }

    @Query
    @Description("The caller's bookings in classes that are not over")
    public Uni<List<@NonNull Booking>> myBookings() {
        return me().chain(me -> resources.all("/api/v1/athletes/" + me + "/bookings"))
                .map(all -> all.stream().map(Booking::of).toList());
    }

    @Query
    @Description("Who has a place and who waits, in order; for the class's coach and administrators")
    public Uni<List<@NonNull Booking>> bookings(@Id @NonNull String classId) {
        return resources
                .all(of(classId))
                .map(all -> all.stream().map(Booking::of).toList());
    }

    @Mutation
    @Description("Books a place for the caller, in the waiting list when there is none; harmless when repeated")
    public Uni<@NonNull Booking> bookClass(@Id @NonNull String classId) {
        return resources.change(HttpMethod.POST, of(classId), new JsonObject()).map(Booking::of);
    }

    @Mutation
    @Description("Gives a place up, and with it to the first who waits; answers the class after it")
    public Uni<GymClass> cancelBooking(
            @Id @NonNull String classId,
            @Id @Description("Absent: the caller; for the class's coach and administrators, anybody") @Nullable String athleteId) {
        return (athleteId == null ? me() : Uni.createFrom().item(() -> AthleteId.parse("athleteId", athleteId)))
                .chain(athlete -> resources.change(HttpMethod.DELETE, of(classId) + "/" + athlete, new JsonObject()))
                .chain(() -> classes.classes(List.of(classId)))
                .map(answers -> GymClass.of(answers.getFirst().orThrow()));
    }

    @Name("class")
    @Description("Null: the class is gone")
    public Uni<List<GymClass>> classes(@Source List<Booking> these) {
        return ClassLinks.load(these, Booking::classId, classes);
    }

    public @NonNull Athlete athlete(@Source Booking it) {
        return new Athlete(it.athleteId());
    }

    private Uni<AthleteId> me() {
        return identities
                .getDeferredIdentity()
                .map(identity -> AthleteApi.caller(identity).id());
    }

    private static String of(String classId) {
        return "/api/v1/classes/" + ClassId.parse("classId", classId) + "/bookings";
    }
}
