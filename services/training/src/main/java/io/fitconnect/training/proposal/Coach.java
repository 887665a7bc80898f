package io.fitconnect.training.proposal;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.training.athlete.AthleteTable;
import io.fitconnect.training.feedback.FeedbackTable;
import io.fitconnect.training.heartrate.Input;
import io.fitconnect.training.heartrate.Prediction;
import io.fitconnect.training.heartrate.ResponseTable;
import io.fitconnect.training.load.History;
import io.fitconnect.training.load.SessionTable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of an athlete and lets the rules decide. */
@ApplicationScoped
class Coach {
    private static final int RPE_DAYS = 2;

    private final SessionTable sessions;
    private final FeedbackTable feedback;
    private final ResponseTable responses;
    private final AthleteTable athletes;

    Coach(SessionTable sessions, FeedbackTable feedback, ResponseTable responses, AthleteTable athletes) {
        this.sessions = sessions;
        this.feedback = feedback;
        this.responses = responses;
        this.athletes = athletes;
    }

    Uni<ProposalView> propose(AthleteId athlete, LocalDate today) {
        return Uni.combine()
                .all()
                .unis(
                        sessions.until(athlete, today),
                        feedback.lastRpe(athlete),
                        responses.of(athlete),
                        athletes.ftpW(athlete))
                .asTuple()
                .map(known -> {
                    History history = History.of(known.getItem1(), today);
                    Form form = Form.of(history, today, recent(known.getItem2(), today));
                    Proposal proposal = Proposal.of(form);
                    return ProposalView.of(
                            athlete, form.day(), proposal, expected(proposal, known.getItem3(), known.getItem4()));
                });
    }

    private static OptionalDouble recent(Optional<FeedbackTable.Rpe> last, LocalDate today) {
        long sinceMs = today.minusDays(RPE_DAYS)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .toEpochMilli();
        return last.filter(it -> it.startMs() >= sinceMs)
                .map(it -> OptionalDouble.of(it.rpe()))
                .orElse(OptionalDouble.empty());
    }

    /** Of the steady kinds, at the middle of their power zone (Coggan: up to 55, 56 to 75 and 76 to 90 % of the FTP). */
    private static ProposalView.@Nullable Expected expected(
            Proposal proposal, List<ResponseTable.Learnt> learnt, Optional<Double> ftpW) {
        if (!(proposal instanceof Proposal.Next next) || ftpW.isEmpty()) {
            return null;
        }
        double share =
                switch (next.level()) {
                    case REST, INTERVALS -> 0;
                    case RECOVERY -> 0.5;
                    case ENDURANCE -> 0.65;
                    case TEMPO -> 0.83;
                };
        double powerW = share * ftpW.get();
        Optional<Prediction> steady = learnt.stream()
                .map(ResponseTable.Learnt::response)
                .filter(it -> it.input() == Input.POWER && powerW > 0)
                .findFirst()
                .flatMap(it -> it.steady(powerW));
        return steady.map(it -> ProposalView.Expected.of(powerW, it)).orElse(null);
    }
}
