package io.fitconnect.gateway.graphql;

/** What a client makes of a document. */
public final class Hashes {
    private Hashes() {}

    public static String sha256(String document) {
        return PersistedQueries.sha256(document);
    }
}
