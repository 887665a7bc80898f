package io.fitconnect.users;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.outbox.Outbox;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.sql.Transactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Profiles in PostgreSQL or CockroachDB; each change is written with the message that tells of it. */
@ApplicationScoped
public class ProfileTable {
    private static final String SELECT = "SELECT * FROM profile WHERE athlete_id = $1";
    private static final String SELECT_ALL = "SELECT * FROM profile WHERE athlete_id = ANY($1)";
    private static final String SELECT_VERSION = "SELECT version FROM profile WHERE athlete_id = $1 FOR UPDATE";
    // consent_version is the profile's version that last changed the consent: told by the write itself, since a read
    // before it would collide with other athletes' writes.
    private static final String UPSERT = """
            INSERT INTO profile (athlete_id, version, name, birth_year, sex, weight_kg, hr_max, hr_rest, ftp_w, \
            w_prime_j, open_boards, show_name, show_heart_rate, updated_ms, coach_sees_heart_rate, \
            coach_sees_workouts, consent_version)
            VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)
            ON CONFLICT (athlete_id) DO UPDATE SET version = profile.version + 1, name = excluded.name, \
            birth_year = excluded.birth_year, sex = excluded.sex, weight_kg = excluded.weight_kg, \
            hr_max = excluded.hr_max, hr_rest = excluded.hr_rest, ftp_w = excluded.ftp_w, \
            w_prime_j = excluded.w_prime_j, open_boards = excluded.open_boards, show_name = excluded.show_name, \
            show_heart_rate = excluded.show_heart_rate, updated_ms = excluded.updated_ms, \
            coach_sees_heart_rate = excluded.coach_sees_heart_rate, \
            coach_sees_workouts = excluded.coach_sees_workouts, \
            consent_version = CASE WHEN profile.open_boards <> excluded.open_boards \
            OR profile.show_name <> excluded.show_name OR profile.show_heart_rate <> excluded.show_heart_rate \
            OR profile.coach_sees_heart_rate IS DISTINCT FROM excluded.coach_sees_heart_rate \
            OR profile.coach_sees_workouts <> excluded.coach_sees_workouts \
            THEN profile.version + 1 ELSE profile.consent_version END \
            WHERE profile.erased_ms IS NULL
            RETURNING version, consent_version""";

    private final Pool pool;
    private final Transactions transactions;

    ProfileTable(@ReactiveDataSource("users") Pool pool) {
        this.pool = pool;
        this.transactions = new Transactions(pool);
    }

    public Uni<Answer<StoredProfile>> find(AthleteId athlete) {
        return pool.preparedQuery(SELECT)
                .execute(Tuple.of(athlete.value()))
                .map(rows -> first(rows).map(ProfileTable::answer).orElseGet(() -> unknown(athlete)));
    }

    /** Those that are there, in one query. */
    Uni<Map<AthleteId, Answer<StoredProfile>>> findAll(Collection<AthleteId> athletes) {
        Object[] ids = athletes.stream().map(AthleteId::value).toArray(String[]::new);
        return athletes.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : pool.preparedQuery(SELECT_ALL)
                        .execute(Tuple.of(ids))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .collect(Collectors.toMap(
                                        row -> new AthleteId(row.getString("athlete_id")), ProfileTable::answer)));
    }

    static Answer<StoredProfile> unknown(AthleteId athlete) {
        return Answer.refused(ProblemCode.PROFILE_UNKNOWN, "Athlete " + athlete + " has none.");
    }

    private static Answer<StoredProfile> answer(Row row) {
        return row.getLong("erased_ms") == null
                ? Answer.given(read(row))
                : erased(new AthleteId(row.getString("athlete_id")));
    }

    private static <T> Answer<T> erased(AthleteId athlete) {
        return Answer.refused(ProblemCode.ATHLETE_ERASED, "Nothing is kept of athlete " + athlete + " any more.");
    }

    /** Replaces the profile, for whoever asks for it; with an etag, only if it still is the one that was read. */
    Uni<Answer<StoredProfile>> put(Profile profile, @Nullable String etag, AthleteId by) {
        return transactions.run(transaction ->
                etag == null ? replace(transaction, profile, by) : replaceIf(transaction, profile, etag, by));
    }

    /** Only a condition needs a read: two that both read and write collide at SERIALIZABLE, of different athletes too. */
    private static Uni<Answer<StoredProfile>> replaceIf(
            SqlConnection transaction, Profile profile, String etag, AthleteId by) {
        return version(transaction, profile.athleteId())
                .chain(version -> matches(etag, version)
                        ? replace(transaction, profile, by)
                        : Uni.createFrom().item(changed(version)));
    }

    private static Uni<Long> version(SqlConnection transaction, AthleteId athlete) {
        return transaction
                .preparedQuery(SELECT_VERSION)
                .execute(Tuple.of(athlete.value()))
                .map(rows -> first(rows).map(row -> row.getLong("version")).orElse(0L));
    }

    /** RFC 9110, section 13.1.1; version 0 means that there is none. */
    private static boolean matches(String etag, long version) {
        return version > 0
                && (etag.strip().equals("*") || List.of(etag.split("\\s*,\\s*")).contains("\"" + version + "\""));
    }

    private static Answer<StoredProfile> changed(long version) {
        return Answer.refused(ProblemCode.PROFILE_CHANGED, "Its ETag is now \"" + version + "\".");
    }

    private static Uni<Answer<StoredProfile>> replace(SqlConnection transaction, Profile profile, AthleteId by) {
        return transaction
                .preparedQuery(UPSERT)
                .execute(Tuple.from(columns(profile)))
                .map(ProfileTable::first)
                .chain(row -> row.isEmpty()
                        ? Uni.createFrom().item(ProfileTable.<StoredProfile>erased(profile.athleteId()))
                        : replaced(transaction, profile, row.get(), by).map(Answer::<StoredProfile>given));
    }

    private static Uni<StoredProfile> replaced(SqlConnection transaction, Profile profile, Row row, AthleteId by) {
        StoredProfile stored = new StoredProfile(profile, row.getLong("version"));
        boolean consentChanged = row.getLong("consent_version") == stored.version();
        return Outbox.append(transaction, ProfileMessage.of(stored))
                .chain(() -> consentChanged
                        ? ConsentTable.append(transaction, profile, stored.version(), by)
                        : Uni.createFrom().voidItem())
                .chain(() ->
                        ActivityTable.append(transaction, profile.athleteId(), changed(stored, consentChanged, by)))
                .replaceWith(stored);
    }

    private static Activity changed(StoredProfile stored, boolean consentChanged, AthleteId by) {
        return Activity.of(
                consentChanged ? Activity.Kind.CONSENT_CHANGED : Activity.Kind.PROFILE_CHANGED,
                String.valueOf(stored.version()),
                stored.profile().updatedMs(),
                by.value(),
                null);
    }

    private static Object[] columns(Profile profile) {
        Sex sex = profile.sex();
        return new Object[] {
            profile.athleteId().value(),
            profile.name(),
            profile.birthYear(),
            sex == null ? null : sex.lowerCase(),
            profile.weightKg(),
            profile.hrMax(),
            profile.hrRest(),
            profile.ftpW(),
            profile.wPrimeJ(),
            profile.consent().openBoards(),
            profile.consent().showName(),
            profile.consent().showHeartRate(),
            profile.updatedMs(),
            profile.consent().coachSeesHeartRate(),
            profile.consent().coachSeesWorkouts()
        };
    }

    private static StoredProfile read(Row row) {
        Profile profile = new Profile(
                new AthleteId(row.getString("athlete_id")),
                row.getString("name"),
                row.getInteger("birth_year"),
                Optional.ofNullable(row.getString("sex")).map(Sex::of).orElse(null),
                row.getDouble("weight_kg"),
                row.getInteger("hr_max"),
                row.getInteger("hr_rest"),
                row.getDouble("ftp_w"),
                row.getDouble("w_prime_j"),
                ConsentTable.consent(row),
                row.getLong("updated_ms"));
        return new StoredProfile(profile, row.getLong("version"));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }
}
