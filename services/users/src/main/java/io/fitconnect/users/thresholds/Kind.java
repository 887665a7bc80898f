package io.fitconnect.users.thresholds;

import com.fasterxml.jackson.annotation.JsonValue;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import java.util.Arrays;

/** Which limit; named as the profile's field. */
public enum Kind {
    HR_MAX("hrMax"),
    HR_REST("hrRest"),
    FTP("ftpW"),
    W_PRIME("wPrimeJ");

    private final String field;

    Kind(String field) {
        this.field = field;
    }

    @JsonValue
    public String field() {
        return field;
    }

    static Kind parse(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.field.equals(text))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        Refusal.invalid("kind", "value.malformed", "must be hrMax, hrRest, ftpW or wPrimeJ")));
    }
}
