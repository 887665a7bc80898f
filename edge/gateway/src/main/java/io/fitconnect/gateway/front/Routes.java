package io.fitconnect.gateway.front;

import io.fitconnect.platform.id.AthleteId;
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
     * @param personal kept for the athlete itself only: what others may see can be withdrawn past this gateway
     * @param streamed changed by topics that a store follows in its own time: kept for a shorter while
     */
    private record Kept(
            Pattern path,
            Set<String> parameters,
            boolean personal,
            boolean streamed,
            Function<MatchResult, List<String>> tags) {}

    /** A change, by its path. */
    private record Change(Pattern path, Function<MatchResult, List<String>> tags) {}

    private record Owner(Pattern path, String service) {
        Owner(String path, String service) {
            this(Routes.path("/" + path), service);
        }
    }

    /** What an answer hangs on. */
    record Tags(List<String> tags, boolean streamed) {}

    private static final List<Kept> KEPT = List.of(
            new Kept(path("/classes"), Set.of("state", "limit", "from", "to"), false, false, m -> List.of("classes")),
            new Kept(path("/classes/" + ID), Set.of(), false, false, m -> List.of("class:" + m.group(1))),
            new Kept(
                    path("/athletes/" + ID + "/profile"),
                    Set.of(),
                    false,
                    false,
                    m -> List.of("athlete:" + m.group(1))),
            new Kept(
                    path("/athletes/" + ID + "/workouts"),
                    Set.of("limit"),
                    true,
                    true,
                    m -> List.of("workouts:" + m.group(1), "athlete:" + m.group(1))));

    private static final List<Change> CHANGES = List.of(
            new Change(path("/classes"), m -> List.of("classes")),
            new Change(path("/classes/" + ID + "(/.*)?"), m -> List.of("classes", "class:" + m.group(1))),
            new Change(
                    // An import is samples on their way, not a change; what comes of it is told by the topics.
                    path("/athletes/" + ID + "(/(?!imports).*)?"),
                    m -> List.of("athlete:" + m.group(1), "workouts:" + m.group(1))));

    /** In order: the first that fits owns it. */
    private static final List<Owner> OWNERS = List.of(
            new Owner("(tickets|sessions)(/.*)?", "auth"),
            new Owner("classes/[^/]+/(replay|report)", "analytics"),
            new Owner("(classes|programmes)(/.*)?", "training"),
            new Owner("workouts/.*", "analytics"),
            new Owner("(competitions|seasons|results)(/.*)?", "competition"),
            new Owner("athletes/[^/]+/imports", "imports"),
            new Owner("athletes/[^/]+/workouts(/.*)?", "analytics"),
            new Owner(
                    "athletes/[^/]+/(bookings|load|proposal|heart-rate-response|programmes|sessions)(/.*)?",
                    "training"),
            new Owner("athletes/[^/]+(/(profile|consents|activity|export|thresholds|erasure)(/.*)?)?", "users"));

    private Routes() {}

    /** Empty: the answer is never kept. */
    static Optional<Tags> kept(String path, Set<String> parameters, Optional<AthleteId> caller) {
        for (Kept kept : KEPT) {
            var matcher = kept.path().matcher(path);
            if (matcher.matches()) {
                boolean may = !kept.personal()
                        || caller.filter(it -> it.value().equals(matcher.group(1)))
                                .isPresent();
                return kept.parameters().containsAll(parameters) && may
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

    /** The service that owns the address; empty: none does. */
    static Optional<String> owner(String uri) {
        String path = uri.split("\\?", 2)[0];
        return OWNERS.stream()
                .filter(owner -> owner.path().matcher(path).matches())
                .map(Owner::service)
                .findFirst();
    }

    private static Pattern path(String pattern) {
        return Pattern.compile("/api/v1" + pattern);
    }
}
