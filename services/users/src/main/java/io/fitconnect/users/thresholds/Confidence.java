package io.fitconnect.users.thresholds;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an estimate can be trusted. */
public enum Confidence {
    LOW,
    MEDIUM,
    HIGH;

    @JsonValue
    public String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
