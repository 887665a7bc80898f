package io.fitconnect.journeys.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of who may do what, read as it stands in the repository. */
public final class AccessRows {
    public static final String SOMEBODY = "somebody";
    /** Led by {@link #SOMEBODY}. */
    public static final String CLASS = "somebodys-class";

    private static final Path FOLDER = Path.of("services/platform/src/main/resources/fitconnect");
    private static final String ATHLETE = "athleteId";
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    /** What to ask for where a path has a parameter; everything else is asked for by an id that nobody has. */
    private static final Map<String, String> EXAMPLES = Map.of("classId", CLASS);

    /** Where a service reads the body before it decides whose it is. */
    private static final Map<String, String> BODIES = Map.of(
            "PUT /api/v1/classes/{classId}",
            "{\"title\": \"Spin\"}",
            "POST /api/v1/classes/{classId}/cues",
            "{\"text\": \"Go\"}");

    private static final String UNUSED = "00000000-0000-4000-8000-000000000000";

    private AccessRows() {}

    public record Row(String method, String path, Set<String> who) {
        /** The path with this athlete, and with examples for all else that it asks for. */
        public String address(String athlete) {
            return PARAMETER
                    .matcher(path)
                    .replaceAll(found -> Matcher.quoteReplacement(
                            found.group(1).equals(ATHLETE) ? athlete : EXAMPLES.getOrDefault(found.group(1), UNUSED)));
        }

        public boolean needsToken() {
            return !who.contains("anyone");
        }

        /** JSON that is good enough to be refused for who sends it. */
        public String body() {
            return BODIES.getOrDefault(method + " " + path, "{}");
        }

        /** True if it asks for something of which there is no example: what others may not see need not exist. */
        public boolean isAboutNothing() {
            return PARAMETER
                    .matcher(path)
                    .results()
                    .map(found -> found.group(1))
                    .anyMatch(name -> !name.equals(ATHLETE) && !EXAMPLES.containsKey(name));
        }
    }

    public static List<Row> all() {
        return rows("access.csv");
    }

    /** What is no REST resource. */
    public static List<Row> calls(String method) {
        return rows("calls.csv").stream()
                .filter(row -> row.method().equals(method))
                .toList();
    }

    private static List<Row> rows(String file) {
        try {
            return Files.readAllLines(Recorded.root().resolve(FOLDER).resolve(file)).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.equals("method,path,who"))
                    .map(line -> line.split(","))
                    .map(columns -> new Row(columns[0], columns[1], Set.of(columns[2].split(" "))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Row> needingToken() {
        return all().stream().filter(Row::needsToken).toList();
    }

    public static boolean isMethod(String word) {
        return METHODS.contains(word.toUpperCase(Locale.ROOT));
    }
}
