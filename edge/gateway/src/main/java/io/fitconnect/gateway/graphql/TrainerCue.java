package io.fitconnect.gateway.graphql;

import io.fitconnect.proto.coaching.v1.Cue;
import java.math.BigInteger;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Trainer feedback for one athlete. */
@Type("Cue")
@Description("Trainer feedback for one athlete, caused by what the sensors showed")
public record TrainerCue(
        @Id @Description("Stable for the same cause") @NonNull String id,

        @Ignore String athleteId,

        @Description("Stable name of the rule, such as zone.over") @NonNull String rule,

        @NonNull Severity severity,
        @Description("English") @NonNull String text,

        @Description("Device time of its cause, ms since 1970") @NonNull BigInteger causeMs) {

    /** How loudly a screen says it. */
    @org.eclipse.microprofile.graphql.Enum("CueSeverity")
    public enum Severity {
        INFO,
        HINT,
        WARNING
    }

    static TrainerCue of(Cue it) {
        return new TrainerCue(
                it.getId(),
                it.getAthleteId(),
                it.getRule(),
                switch (it.getSeverity()) {
                    case CUE_SEVERITY_HINT -> Severity.HINT;
                    case CUE_SEVERITY_WARNING -> Severity.WARNING;
                    case CUE_SEVERITY_INFO, CUE_SEVERITY_UNSPECIFIED, UNRECOGNIZED -> Severity.INFO;
                },
                it.getText(),
                BigInteger.valueOf(it.getCauseMs()));
    }
}
