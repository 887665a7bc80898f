package io.fitconnect.gateway.graphql;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a GraphQL answer may be sent as; GraphQL over HTTP, section 6.1. */
enum MediaType {
    /** A status of its own for each kind of failure. */
    RESPONSE("application/graphql-response+json"),
    /** For clients that know nothing newer: 200 whatever became of a request that could be read. */
    LEGACY("application/json");

    private final String type;

    MediaType(String type) {
        this.type = type;
    }

    String header() {
        return type + "; charset=utf-8";
    }

    /** The most wanted; empty: none can be sent. */
    static Optional<MediaType> accepted(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return Optional.of(LEGACY);
        }
        return Arrays.stream(accept.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .sorted(Comparator.comparingDouble(MediaType::quality).reversed())
                .filter(range -> quality(range) > 0)
                .map(range -> range.split(";", 2)[0].strip())
                .flatMap(range -> of(range).stream())
                .findFirst();
    }

    private static Optional<MediaType> of(String range) {
        return switch (range) {
            case "*/*", "application/*", "application/json" -> Optional.of(LEGACY);
            case "application/graphql-response+json" -> Optional.of(RESPONSE);
            default -> Optional.empty();
        };
    }

    private static double quality(String range) {
        return Arrays.stream(range.split(";"))
                .map(String::strip)
                .filter(parameter -> parameter.matches("q=[01](\\.\\d{0,3})?"))
                .mapToDouble(parameter -> Double.parseDouble(parameter.substring(2)))
                .findFirst()
                .orElse(1);
    }
}
