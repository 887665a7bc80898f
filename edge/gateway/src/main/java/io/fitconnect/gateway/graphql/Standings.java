package io.fitconnect.gateway.graphql;

import io.fitconnect.gateway.calls.Held;
import io.fitconnect.proto.live.v1.Row;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A window of a board, whole. */
@Type("Standings")
@Description("A window of a board, whole, as it stood at a version")
public record Standings(
        @Id @NonNull String boardId,

        @Description("Versions compare only within an epoch") @NonNull BigInteger epoch,

        @NonNull BigInteger version,
        @Description("Members of the board") int total,
        @Description("ms since 1970") @NonNull BigInteger asOfMs,
        @Description("They change no more") boolean official,
        @NonNull List<@NonNull Line> rows) {

    /** How far a score can be trusted. */
    @org.eclipse.microprofile.graphql.Enum("Verdict")
    public enum Verdict {
        PROVISIONAL,
        VERIFIED,
        FLAGGED;

        static Verdict of(io.fitconnect.proto.live.v1.Verdict it) {
            return switch (it) {
                case VERIFIED -> VERIFIED;
                case FLAGGED -> FLAGGED;
                case PROVISIONAL, VERDICT_UNSPECIFIED, UNRECOGNIZED -> PROVISIONAL;
            };
        }
    }

    /** One athlete's line. */
    @Type("BoardRow")
    @Description("One athlete's line of a board, as far as it lets others see")
    public record Line(
            @Description("Standard competition ranking, 1-2-2-4")
            int rank,

            @Ignore String athleteId,
            @Description("Null: hidden") @Nullable String name,
            double score,

            @Description("1 to 5; 0: below zone 1, unknown, or not shown")
            int heartRateZone,

            @NonNull Freshness freshness,
            @Description("ms since 1970") @NonNull BigInteger lastSeenMs,
            @NonNull Verdict verdict,

            @Description("Why it is flagged; null: it is not") @Nullable String verdictReason) {

        static Line of(Row it) {
            return new Line(
                    it.getRank(),
                    it.getAthleteId(),
                    it.getName().isEmpty() ? null : it.getName(),
                    it.getScore(),
                    it.getHeartRateZone(),
                    Freshness.of(it.getFreshness()),
                    BigInteger.valueOf(it.getLastSeenMs()),
                    Verdict.of(it.getVerdict()),
                    it.getVerdictReason().isEmpty() ? null : it.getVerdictReason());
        }
    }

    static Standings of(Held<Row> held) {
        return new Standings(
                held.id(),
                BigInteger.valueOf(held.epoch()),
                BigInteger.valueOf(held.version()),
                (int) held.total(),
                BigInteger.valueOf(held.asOfMs()),
                held.official(),
                held.values().stream()
                        .sorted(Comparator.comparingInt(Row::getRank).thenComparing(Row::getAthleteId))
                        .map(Line::of)
                        .toList());
    }
}
