package io.fitconnect.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContestTest {
    private final StringWriter printed = new StringWriter();
    private final List<String> order = new ArrayList<>();

    @Test
    void contendersRunInTurnsAndTheirMediansStandSideBySide() throws Exception {
        var slow = List.of(9.0, 3.0, 6.0).iterator();
        var fast = List.of(1.0, 3.0, 2.0).iterator();
        Contest contest = new Contest("sorting", 3, new PrintWriter(printed))
                .with("slow", () -> run("slow", slow.next()))
                .with("fast", () -> run("fast", fast.next()))
                .run()
                .compare("seconds", "fast", "slow", "at most 0.5");
        assertEquals(List.of("slow", "fast", "slow", "fast", "slow", "fast"), order);
        assertEquals(6, contest.median("slow", "seconds"));
        assertEquals(2, contest.median("fast", "seconds"));
        assertTrue(printed.toString().contains("6 (3 to 9)"), printed::toString);
        assertTrue(printed.toString().contains("fast is 0.33 times slow (target: at most 0.5)"), printed::toString);
    }

    @Test
    void aProcessShowsTheCpuTimeItHasUsed() {
        long self = ProcessHandle.current().pid();
        double before = Processes.cpuSeconds(self);
        long sum = 0;
        while (Processes.cpuSeconds(self) < before + 0.05) {
            sum += System.nanoTime();
        }
        assertTrue(sum != 0 && Processes.residentBytes(self) > 1_000_000);
        assertTrue(Machine.busySeconds() > 0);
    }

    private Figures run(String name, double seconds) {
        order.add(name);
        return new Figures().put("seconds", seconds);
    }
}
