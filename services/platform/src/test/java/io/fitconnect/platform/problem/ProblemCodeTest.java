package io.fitconnect.platform.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProblemCodeTest {

    @Test
    void everyCodeIsItsOwnAndLooksLikeOne() {
        Set<String> codes =
                Arrays.stream(ProblemCode.values()).map(ProblemCode::code).collect(Collectors.toSet());
        assertEquals(ProblemCode.values().length, codes.size());
        codes.forEach(code -> assertTrue(code.matches("[a-z]+([.-][a-z]+)*"), code));
    }

    @Test
    void onlyWhatMayPassIsRetryable() {
        for (ProblemCode code : ProblemCode.values()) {
            assertEquals(code.status() == 429 || code.status() == 503, code.retryable(), code.code());
        }
    }
}
