package io.fitconnect.platform.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table of who may do what: routes in {@value #ROUTES}, all else in {@value #CALLS}, and files of these names in tests. */
public final class AccessTable {
    public static final String ROUTES = "fitconnect/access.csv";
    /** Methods of gRPC, sockets and streams of events. */
    public static final String CALLS = "fitconnect/calls.csv";

    private static final String HEADER = "method,path,who";

    private final String name;
    private final Map<String, AccessRow> rows;

    private AccessTable(String name, Map<String, AccessRow> rows) {
        this.name = name;
        this.rows = Collections.unmodifiableMap(rows);
    }

    /** Reads what the class path holds; fails on a line that is none, and on a route that stands twice. */
    public static AccessTable load(String name, ClassLoader loader) {
        Map<String, AccessRow> rows = new LinkedHashMap<>();
        try {
            for (URL file : Collections.list(loader.getResources(name))) {
                lines(file).stream().map(AccessRow::parse).forEach(row -> add(name, rows, row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AccessTable(name, rows);
    }

    public Optional<AccessRow> find(String method, String path) {
        return Optional.ofNullable(rows.get(key(method, path)));
    }

    /** For a route that is known to stand in the table. */
    public AccessRow row(String method, String path) {
        return find(method, path).orElseThrow(() -> new IllegalStateException(missing(method, path)));
    }

    public Collection<AccessRow> rows() {
        return rows.values();
    }

    /** Says that the route or method has no line. */
    public String missing(String method, String path) {
        return "no line for " + method + " " + path + " in " + name + " of services/platform: who may use it?";
    }

    private static void add(String name, Map<String, AccessRow> rows, AccessRow row) {
        if (rows.putIfAbsent(key(row.method(), row.path()), row) != null) {
            throw new IllegalArgumentException(row.method() + " " + row.path() + " stands twice in " + name);
        }
    }

    private static String key(String method, String path) {
        return (method.equals("HEAD") ? "GET" : method) + " " + path;
    }

    private static List<String> lines(URL file) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.equals(HEADER))
                    .toList();
        }
    }
}
