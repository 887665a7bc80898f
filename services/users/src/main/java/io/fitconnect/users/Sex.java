package io.fitconnect.users;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** The sex that load formulas distinguish. */
public enum Sex {
    FEMALE,
    MALE;

    /** As JSON and the table have it. */
    @JsonValue
    public String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Sex of(String lowerCase) {
        return named(lowerCase).findFirst().orElseThrow();
    }

    private static Stream<Sex> named(String lowerCase) {
        return Arrays.stream(values()).filter(sex -> sex.lowerCase().equals(lowerCase));
    }
}
