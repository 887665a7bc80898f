package io.fitconnect.platform.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import java.util.regex.Pattern;

/** Who: a token's subject, 1 to 64 of {@code A-Za-z0-9_-}. */
public record AthleteId(@JsonValue String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public AthleteId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an athlete id");
        }
    }

    public static boolean isValid(String value) {
        return SHAPE.matcher(value).matches();
    }

    /** Reads a request's parameter; refuses it by its field's name. */
    public static AthleteId parse(String field, String value) {
        if (!isValid(value)) {
            throw new RefusedException(
                    Refusal.invalid(field, "value.malformed", "must be 1 to 64 of A-Z, a-z, 0-9, _ and -"));
        }
        return new AthleteId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
