package io.fitconnect.competition;

import com.fasterxml.jackson.annotation.JsonValue;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import java.util.regex.Pattern;

/** A competition, 1 to 40 of {@code A-Za-z0-9-}; no underscore, which parts it from a division in a board's id. */
public record CompetitionId(@JsonValue String value) {
    public static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9-]{1,40}");
    public static final String SHAPE_IN_WORDS = "1 to 40 of A-Z, a-z, 0-9 and -";

    public CompetitionId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a competition id");
        }
    }

    /** Reads a request's parameter; refuses it by its field's name. */
    public static CompetitionId parse(String field, String value) {
        if (!SHAPE.matcher(value).matches()) {
            throw new RefusedException(Refusal.invalid(field, "value.malformed", "must be " + SHAPE_IN_WORDS));
        }
        return new CompetitionId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
