package io.fitconnect.sockets;

import java.util.Set;
import java.util.regex.Pattern;

/** Who speaks on a connection: the subject of a verified token and its roles. */
public record Identity(String subject, Set<String> roles) {

    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public Identity {
        if (!isSubject(subject)) {
            throw new IllegalArgumentException("a subject is 1 to 64 of A-Za-z0-9_-");
        }
        roles = Set.copyOf(roles);
    }

    /** Whether the text may stand as a subject: 1 to 64 of {@code A-Za-z0-9_-}. */
    public static boolean isSubject(String text) {
        return SUBJECT.matcher(text).matches();
    }

    public boolean has(String role) {
        return roles.contains(role);
    }
}
