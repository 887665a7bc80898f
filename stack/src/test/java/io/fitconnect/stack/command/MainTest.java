package io.fitconnect.stack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.stack.SigningKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exit codes and words of the commands that start nothing. */
class MainTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void wrongUsageEndsWithTwoAndNamesWhatWasWrong() {
        assertEquals(2, run("up", "--bogus"));
        assertTrue(err.toString().contains("--bogus"), err.toString());
        assertEquals(2, run("up", "--http-port", "99999"));
        assertEquals(2, run("up", "--demo=0"));
        assertEquals(2, run("token"));
        assertEquals(2, run("token", "--subject", "not a name"));
        assertEquals(2, run("token", "--subject", "ada", "--role", "king"));
        assertEquals(2, run("teleport"));
        assertEquals(2, run());
    }

    @Test
    void aTokenIsGivenForALocalInstanceOnly() throws Exception {
        assertEquals(1, run("token", "--subject", "ada", "--data", folder.toString()));
        assertTrue(err.toString().contains("./fitconnect up"), err.toString());
        SigningKey.in(folder.resolve("keys"));
        assertEquals(0, run("token", "--subject", "ada", "--role", "coach,hub", "--data", folder.toString()));
        String claims =
                new String(Base64.getUrlDecoder().decode(out.toString().strip().split("\\.")[1]));
        assertTrue(claims.contains("\"sub\":\"ada\"") && claims.contains("[\"coach\",\"hub\"]"), claims);
    }

    @Test
    void whereNothingRunsStatusAndDownSaySo() {
        assertEquals(0, run("status", "--data", folder.toString()));
        assertTrue(out.toString().contains("nothing runs"), out.toString());
        assertEquals(0, run("down", "--data", folder.toString()));
        assertTrue(out.toString().contains("nothing ran"), out.toString());
    }

    @Test
    void aTestRunClosesWithWhatFailedAndTheSumOfItsReports() throws Exception {
        Files.writeString(folder.resolve("TEST-a.xml"), """
                <?xml version="1.0"?>
                <testsuite tests="4">
                  <testcase name="passes"><system-out>said</system-out></testcase>
                  <testcase classname="Board" name="fails"><failure message="no">expected 1</failure></testcase>
                  <testcase name="breaks"><error message="no">trace</error></testcase>
                  <testcase name="waits"><skipped/></testcase>
                </testsuite>
                """);
        Files.writeString(folder.resolve("web.xml"), """
                <?xml version="1.0"?>
                <testsuites><testsuite><testcase name="passes"/></testsuite></testsuites>
                """);
        assertEquals(1, run("tally", folder.toString(), folder.resolve("absent").toString()));
        assertTrue(out.toString().contains("failed: Board: fails\n    expected 1"), out.toString());
        assertEquals(
                "2 passed, 2 failed, 1 skipped", out.toString().lines().toList().getLast());
    }
}
