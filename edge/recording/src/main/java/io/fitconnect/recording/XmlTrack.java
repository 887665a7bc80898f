package io.fitconnect.recording;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks an XML track point by point, by local names alone: writers disagree about namespaces. */
final class XmlTrack {
    /** Of elements within a point: writers use up to four, and each costs a stretch of the stack. */
    private static final int DEEPEST = 64;

    private XmlTrack() {}

    /**
     * A point's leaves: text by "parent/leaf" and by "leaf", in lower case, and attributes of the point by "@name".
     */
    record Point(Map<String, String> values) {

        String text(String path) {
            return values.getOrDefault(path, "");
        }

        OptionalDouble number(String... paths) {
            for (String path : paths) {
                OptionalDouble value = Channels.number(text(path));
                if (value.isPresent()) {
                    return value;
                }
            }
            return OptionalDouble.empty();
        }
    }

    static void forEach(byte[] xml, String pointElement, Consumer<Point> points) {
        try {
            XMLStreamReader reader = secureFactory().createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equalsIgnoreCase(pointElement)) {
                    points.accept(readPoint(reader));
                }
            }
        } catch (XMLStreamException e) {
            throw new RecordingException(RecordingException.Reason.UNREADABLE, "unreadable XML: " + e.getMessage(), e);
        }
    }

    private static Point readPoint(XMLStreamReader reader) throws XMLStreamException {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            values.put("@" + lower(reader.getAttributeLocalName(i)), reader.getAttributeValue(i));
        }
        readChildren(reader, lower(reader.getLocalName()), values, 1);
        return new Point(values);
    }

    private static void readChildren(XMLStreamReader reader, String parent, Map<String, String> values, int depth)
            throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("elements within elements over " + DEEPEST + " deep");
        }
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String child = lower(reader.getLocalName());
                    Map<String, String> nested = new HashMap<>();
                    readChildren(reader, child, nested, depth + 1);
                    nested.forEach(values::putIfAbsent);
                    values.putIfAbsent(parent + "/" + child, nested.getOrDefault(child, ""));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    values.putIfAbsent(parent, text.toString().trim());
                    return;
                }
                default -> {}
            }
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** No document type, no entities from elsewhere: a file from a stranger can't read ours or grow without end. */
    private static XMLInputFactory secureFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
