package io.fitconnect.training.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.training.SharedData;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LoadModelTest {
    private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);
    private static final Pattern LOAD = Pattern.compile("(\\d\\d-\\d\\d):(\\d+)");
    private static final Pattern EXPECTED =
            Pattern.compile("(\\d\\d-\\d\\d):(?: CTL)? ([\\d.]+)(?: ATL)? ([\\d.]+)(?: TSB)? (-?[\\d.]+)");

    @Test
    void thePublishedPerformanceManagerCasesComeOut() {
        List<String> published = SharedData.published("PMC");
        Map<LocalDate, Double> loads = new HashMap<>();
        Matcher load = LOAD.matcher(published.get(1));
        while (load.find()) {
            loads.put(day(load.group(1)), Double.valueOf(load.group(2)));
        }
        assertEquals(8, loads.size());

        List<LoadDay> days = LoadModel.run(loads, FIRST, LocalDate.of(2018, 2, 8));

        int checked = 0;
        Matcher expected = EXPECTED.matcher(published.get(3));
        while (expected.find()) {
            LocalDate day = day(expected.group(1));
            LoadDay it =
                    days.stream().filter(d -> d.day().equals(day)).findFirst().orElseThrow();
            assertEquals(Double.parseDouble(expected.group(2)), floored(it.ctl()), 1e-9);
            assertEquals(Double.parseDouble(expected.group(3)), floored(it.atl()), 1e-9);
            assertEquals(Double.parseDouble(expected.group(4)), floored(it.tsb()), 1e-9);
            checked++;
        }
        assertEquals(3, checked);
    }

    @Test
    void restBringsFormBack() {
        List<LoadDay> days = LoadModel.run(Map.of(FIRST, 200.0), FIRST, FIRST.plusDays(30));

        assertTrue(days.get(1).tsb() < 0);
        assertTrue(days.getLast().tsb() > 0);
        assertEquals(0, days.getFirst().tsb());
    }

    private static LocalDate day(String monthAndDay) {
        return LocalDate.parse("2018-" + monthAndDay);
    }

    /** As the source prints them. */
    private static double floored(double value) {
        return Math.floor(value * 100) / 100;
    }
}
