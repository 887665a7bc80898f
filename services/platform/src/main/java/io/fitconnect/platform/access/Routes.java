package io.fitconnect.platform.access;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads routes off resource classes, written as the table writes them. */
final class Routes {
    private Routes() {}

    /** A method and a path, such as GET and /api/v1/classes/{classId}. */
    record Route(String method, String path) {}

    static Stream<Route> of(Class<?> resource) {
        return Arrays.stream(resource.getMethods())
                .flatMap(method -> verb(method).map(verb -> new Route(verb, path(resource, method))).stream());
    }

    /** With one slash between the parts and without patterns of parameters. */
    static String path(Class<?> resource, Method method) {
        String joined = "/" + value(resource.getAnnotation(Path.class)) + "/" + value(method.getAnnotation(Path.class));
        String path = joined.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}").replaceAll("/+", "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String value(@Nullable Path path) {
        return path == null ? "" : path.value();
    }
}
