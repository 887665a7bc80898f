package io.fitconnect.platform.access;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import java.util.Arrays;
import java.util.Optional;

/** One of those who may use a route, named as the table names them. */
public enum Who {
    ANYONE("anyone"),
    TOKEN("token"),
    SELF("self"),
    ATHLETE("athlete"),
    COACH("coach"),
    HUB("hub"),
    EQUIPMENT("equipment"),
    ADMIN("admin"),
    OWNER("owner"),
    CONSENTED_COACH("consented-coach");

    private final String word;

    Who(String word) {
        this.word = word;
    }

    /** As the table writes it. */
    public String word() {
        return word;
    }

    static Who of(String word) {
        return Arrays.stream(values())
                .filter(who -> who.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody is called '" + word + "'"));
    }

    /** What the table alone can tell of this caller, who asks about an athlete if the path names one. */
    Verdict judge(Caller caller, Optional<AthleteId> asked) {
        return switch (this) {
            case ANYONE, TOKEN -> Verdict.ALLOWED;
            case SELF -> Verdict.allowedIf(asked.filter(caller::is).isPresent());
            case ATHLETE -> Verdict.allowedIf(caller.hasAny(Role.ATHLETE));
            case COACH -> Verdict.allowedIf(caller.hasAny(Role.COACH));
            case HUB -> Verdict.allowedIf(caller.hasAny(Role.HUB));
            case EQUIPMENT -> Verdict.allowedIf(caller.hasAny(Role.EQUIPMENT));
            case ADMIN -> Verdict.allowedIf(caller.hasAny(Role.ADMIN));
            case OWNER -> Verdict.UP_TO_THE_SERVICE;
            case CONSENTED_COACH -> caller.hasAny(Role.COACH) ? Verdict.UP_TO_THE_SERVICE : Verdict.DENIED;
        };
    }
}
