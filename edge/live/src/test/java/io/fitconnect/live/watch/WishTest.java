package io.fitconnect.live.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.fitconnect.live.board.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WishTest {
    @ParameterizedTest
    @CsvSource({"0,200", "20,50", "50,50", "5,200", "4,250", "3,350", "1,1000", "0.1,10000", "0.001,10000"})
    void anIntervalIsNeverShorterThanTheRateAllows(double hz, int millis) {
        assertEquals(millis, new Pace(50).intervalMs(hz));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class/x/effort",
                "competition/Berlin_2026-1/work",
                "open/2026-11-23/reps",
                "open/2026-W48/distance",
                "class/x/wall"
            })
    void everyFormOfABoardIdReadsAsItself(String id) {
        assertEquals(id, Address.of(id).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "class/x",
                "class//effort",
                "class/a b/effort",
                "open/2026-13-01/effort",
                "open/2026-W54/effort",
                "open/2026-1-1/effort",
                "competition/x/wall",
                "gym/x/effort",
                "class/x/effort/"
            })
    void anythingElseIsMalformed(String id) {
        assertInstanceOf(Address.Malformed.class, Address.of(id));
    }

    @Test
    void anUnknownMetricIsToldApart() {
        assertEquals(new Address.Malformed(true), Address.of("class/x/joy"));
    }
}
