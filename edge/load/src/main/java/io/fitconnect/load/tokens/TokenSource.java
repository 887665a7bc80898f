package io.fitconnect.load.tokens;

/** Gives bearer tokens. */
@FunctionalInterface
public interface TokenSource {

    /** A token that is valid now, for a subject with roles such as athlete, coach, hub or admin. */
    String token(String subject, String... roles);
}
