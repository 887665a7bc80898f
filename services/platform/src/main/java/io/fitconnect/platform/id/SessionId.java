package io.fitconnect.platform.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import java.util.UUID;
import java.util.regex.Pattern;

/** One workout: the UUID that the device chose, in its canonical form. */
public record SessionId(@JsonValue UUID value) {
    // UUID.fromString alone also takes "1-1-1-1-1".
    private static final Pattern SHAPE = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    public static boolean isValid(String value) {
        return SHAPE.matcher(value).matches();
    }

    /** Reads a request's parameter; refuses it by its field's name. */
    public static SessionId parse(String field, String value) {
        if (!isValid(value)) {
            throw new RefusedException(Refusal.invalid(field, "value.malformed", "must be a UUID"));
        }
        return new SessionId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
