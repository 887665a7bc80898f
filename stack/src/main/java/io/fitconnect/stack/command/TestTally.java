package io.fitconnect.stack.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    static Count of(Path report) throws IOException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        Count sum = Count.NOTHING;
        Count current = Count.NOTHING;
        try (var in = Files.newInputStream(report)) {
            var xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    current = switch (xml.getLocalName()) {
                        case "testcase" -> new Count(1, 0, 0);
                        case "failure", "error" -> new Count(0, 1, 0);
                        case "skipped" -> new Count(0, 0, 1);
                        default -> current;
                    };
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
}
