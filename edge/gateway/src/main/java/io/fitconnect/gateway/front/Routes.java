package io.fitconnect.gateway.front;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which service owns a path, what of it may be kept, and what a change makes old. */
final class Routes {
    private static final String ID = "([A-Za-z0-9_-]{1,64})";

    /**
     * An answer that may be kept.
     *
     * @param parameters of the query; with another one the answer is not kept
     * @param streamed changed by topics that a store follows in its own time: kept for a shorter while
     */
    private record Kept(
            Pattern path, Set<String> parameters, boolean streamed, Function<MatchResult, List<String>> tags) {}

    /** A change, by its path. */
    private record Change(Pattern path, Function<MatchResult, List<String>> tags) {}

    /** What an answer hangs on. */
    record Tags(List<String> tags, boolean streamed) {}

    private static final List<Kept> KEPT = List.of(
            new Kept(path("/classes"), Set.of("state", "limit", "from", "to"), false, m -> List.of("classes")),
            new Kept(path("/classes/" + ID), Set.of(), false, m -> List.of("class:" + m.group(1))),
            new Kept(path("/athletes/" + ID + "/profile"), Set.of(), false, m -> List.of("athlete:" + m.group(1))),
            new Kept(
                    path("/athletes/" + ID + "/workouts"),
                    Set.of("limit"),
                    true,
                    m -> List.of("workouts:" + m.group(1), "athlete:" + m.group(1))));

    private static final List<Change> CHANGES = List.of(
            new Change(path("/classes"), m -> List.of("classes")),
            new Change(path("/classes/" + ID + "(/.*)?"), m -> List.of("classes", "class:" + m.group(1))),
            new Change(
                    path("/athletes/" + ID + "(/.*)?"),
                    m -> List.of("athlete:" + m.group(1), "workouts:" + m.group(1))));

    private static final List<String> PREFIX_OWNERS = List.of(
            "tickets=auth",
            "sessions=auth",
            "classes=training",
            "programmes=training",
            "workouts=analytics",
            "competitions=competition",
            "seasons=competition");

    private Routes() {}

    /** Empty: the answer is never kept. */
    static Optional<Tags> kept(String path, Set<String> parameters) {
        for (Kept kept : KEPT) {
            var matcher = kept.path().matcher(path);
            if (matcher.matches()) {
                return kept.parameters().containsAll(parameters)
                        ? Optional.of(new Tags(kept.tags().apply(matcher.toMatchResult()), kept.streamed()))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** What a change at the path makes old; empty: nothing that is kept. */
    static List<String> outdated(String path) {
        for (Change change : CHANGES) {
            var matcher = change.path().matcher(path);
            if (matcher.matches()) {
                return change.tags().apply(matcher.toMatchResult());
            }
        }
        return List.of();
    }

    /** The service that owns the path; what nobody else owns belongs to users. */
    static String owner(String path) {
        String rest = path.split("\\?", 2)[0].substring(Front.PREFIX.length());
        if (rest.matches("athletes/[^/]+/workouts(/.*)?")) {
            return "analytics";
        }
        if (rest.matches("athletes/[^/]+/(bookings|load|proposal|heart-rate-response|programmes|sessions)(/.*)?")) {
            return "training";
        }
        String first = rest.split("/", 2)[0];
        return PREFIX_OWNERS.stream()
                .filter(owner -> owner.startsWith(first + "="))
                .map(owner -> owner.substring(first.length() + 1))
                .findFirst()
                .orElse("users");
    }

    private static Pattern path(String pattern) {
        return Pattern.compile("/api/v1" + pattern);
    }
}
