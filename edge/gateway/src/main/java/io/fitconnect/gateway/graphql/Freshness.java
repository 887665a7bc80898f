package io.fitconnect.gateway.graphql;

/** Age of the newest sample by its arrival: up to 3 s, up to 10 s, up to 60 s, older or unknown. */
@org.eclipse.microprofile.graphql.Enum("Freshness")
public enum Freshness {
    LIVE,
    LATE,
    STALE,
    GONE;

    static Freshness of(io.fitconnect.proto.live.v1.Freshness it) {
        return switch (it) {
            case LIVE -> LIVE;
            case LATE -> LATE;
            case STALE -> STALE;
            case GONE, FRESHNESS_UNSPECIFIED, UNRECOGNIZED -> GONE;
        };
    }
}
