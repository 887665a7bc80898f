package io.fitconnect.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a person's account or training.
 *
 * @param id names the cause: the same cause is told once
 * @param kind such as {@code workout.finished}; see {@link Kind}
 * @param atMs when it happened, ms since 1970
 * @param by who did it, where that may be somebody else
 * @param subject what it was about: a session, a class; null: the account
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Activity(
        String id,
        String kind,
        long atMs,
        @Nullable String by,
        @Nullable String subject) {

    /** What is told. */
    public enum Kind {
        PROFILE_CHANGED("profile.changed"),
        CONSENT_CHANGED("consent.changed"),
        EXPORT_MADE("export.made"),
        THRESHOLD_ACCEPTED("threshold.accepted"),
        CLASS_JOINED("class.joined"),
        WORKOUT_FINISHED("workout.finished");

        private final String code;

        Kind(String code) {
            this.code = code;
        }
    }

    public static Activity of(Kind kind, String cause, long atMs, @Nullable String by, @Nullable String subject) {
        return new Activity(kind.code + "/" + cause, kind.code, atMs, by, subject);
    }
}
