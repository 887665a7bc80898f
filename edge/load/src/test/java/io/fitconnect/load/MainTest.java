package io.fitconnect.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void wrongUsageExitsWith2() {
        assertEquals(2, run("replay"));
        assertEquals(2, run("replay", "a.csv", "--speed", "61"));
        assertEquals(2, run("replay", "a.csv", "--transport", "pigeon"));
        assertEquals(2, run("replay", "a.csv", "--athlete", "not an id"));
        assertEquals(2, run("replay", "a.csv", "--athlete", "one", "--athlete", "two"));
    }

    @Test
    void aMissingKeyExitsWith1AndSaysWhatToDo() {
        assertEquals(1, run("replay", "a.csv", "--data", folder.toString()));
        assertTrue(err.toString().contains("./fitconnect up"), err::toString);
    }

    @Test
    void aMissingFileExitsWith1AndNamesIt() {
        assertEquals(1, run("replay", folder + "/none.csv", "--token", "t"));
        assertTrue(err.toString().contains("none.csv: no such file"), err::toString);
    }

    @Test
    void aPlatformThatIsNotThereExitsWith1AndSaysWhatToDo() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "t_s,hr_bpm\n0,100\n");
        assertEquals(1, run("replay", file.toString(), "--token", "t", "--url", "http://localhost:1"));
        assertTrue(err.toString().contains("nothing answers at http://localhost:1"), err::toString);
    }

    private int run(String... args) {
        CommandLine line = Main.commandLine();
        line.setErr(new PrintWriter(err, true));
        line.setOut(new PrintWriter(new StringWriter()));
        return line.execute(args);
    }
}
