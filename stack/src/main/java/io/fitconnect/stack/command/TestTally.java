package io.fitconnect.stack.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** Counts the test cases of a JUnit XML report, as Surefire and Vitest write them. */
final class TestTally {
    private TestTally() {}

    record Count(int passed, int failed, int skipped) {
        static final Count NOTHING = new Count(0, 0, 0);

        Count plus(Count other) {
            return new Count(passed + other.passed, failed + other.failed, skipped + other.skipped);
        }
    }

    /** A failure's trace is told to this many lines: the assertion and where it stands. */
    private static final int TRACE_LINES = 12;

    /** The cases of a report, counted; {@code failures} is told each failed one with the head of its trace. */
    static Count of(Path report, Consumer<String> failures) throws IOException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        Count sum = Count.NOTHING;
        Count current = Count.NOTHING;
        String name = "";
        try (var in = Files.newInputStream(report)) {
            var xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "testcase" -> {
                            current = new Count(1, 0, 0);
                            name = xml.getAttributeValue(null, "classname") + ": "
                                    + xml.getAttributeValue(null, "name");
                        }
                        case "failure", "error" -> {
                            current = new Count(0, 1, 0);
                            failures.accept(name + "\n" + trace(xml.getElementText()));
                        }
                        case "skipped" -> current = new Count(0, 0, 1);
                        default -> {}
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("testcase")) {
                    sum = sum.plus(current);
                }
            }
            return sum;
        } catch (XMLStreamException e) {
            throw new IOException("no JUnit report: " + report, e);
        }
    }

    private static String trace(String text) {
        return text.strip()
                .lines()
                .limit(TRACE_LINES)
                .map(line -> "    " + line)
                .collect(Collectors.joining("\n"));
    }
}
