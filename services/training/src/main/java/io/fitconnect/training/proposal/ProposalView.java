package io.fitconnect.training.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.training.Block;
import io.fitconnect.training.heartrate.Prediction;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A proposal for the next session.
 *
 * @param day that it is for, in UTC: tomorrow when today has a session
 * @param known false: too little is known, the reason says what is missing, and there is no session
 * @param kind rest, recovery, endurance, tempo or intervals
 * @param points to aim at, 100 are an hour at threshold
 * @param reasons the one that decided first
 * @param expected heart rate, when power and heart of the athlete are known well enough
 */
@Schema(name = "Proposal")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProposalView(
        String athleteId,
        LocalDate day,
        boolean known,
        @Nullable String kind,
        @Nullable String title,
        @Nullable Double points,
        @Nullable List<Block> blocks,
        List<Reason> reasons,
        @Nullable Expected expected,
        String note) {
    private static final String NOTE = "Rules of thumb applied to recorded training. Not medical advice.";

    /**
     * Where this athlete's heart rate would come to rest.
     *
     * @param low lower end of the 90 % interval
     * @param high upper end of it
     */
    @Schema(name = "ExpectedHeartRate")
    record Expected(double powerW, double bpm, double low, double high) {

        static Expected of(double powerW, Prediction it) {
            return new Expected(powerW, it.bpm(), it.low(), it.high());
        }
    }

    static ProposalView of(AthleteId athlete, LocalDate day, Proposal proposal, @Nullable Expected expected) {
        return switch (proposal) {
            case Proposal.Unknown(Reason reason) ->
                new ProposalView(athlete.value(), day, false, null, null, null, null, List.of(reason), null, NOTE);
            case Proposal.Next(Level level, double points, List<Block> blocks, List<Reason> reasons) ->
                new ProposalView(
                        athlete.value(),
                        day,
                        true,
                        level.word(),
                        level.title(),
                        points,
                        blocks,
                        reasons,
                        expected,
                        NOTE);
        };
    }
}
