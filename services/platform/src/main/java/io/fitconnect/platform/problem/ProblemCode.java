package io.fitconnect.platform.problem;

/**
 * The one table of refusals: a stable code, its HTTP status, its title, and whether the same request may succeed later.
 *
 * <p>Codes are part of the public contract: they are added, never renamed or reused.
 */
public enum ProblemCode {
    REQUEST_MALFORMED("request.malformed", 400, "The request cannot be read", false),
    REQUEST_INVALID("request.invalid", 400, "The request holds values that are not allowed", false),
    REQUEST_TOO_LARGE("request.too-large", 413, "The request is too large", false),
    MEDIA_UNSUPPORTED("media.unsupported", 415, "The request's media type is not understood here", false),
    MEDIA_UNACCEPTABLE("media.unacceptable", 406, "None of the accepted media types can be produced", false),
    METHOD_UNSUPPORTED("method.unsupported", 405, "The method is not supported here", false),
    ROUTE_UNKNOWN("route.unknown", 404, "There is nothing at this address", false),
    TOKEN_MISSING("token.missing", 401, "A bearer token is needed", false),
    TOKEN_INVALID("token.invalid", 401, "The bearer token is not valid", false),
    ACCESS_DENIED("access.denied", 403, "The token does not allow this", false),
    RATE_EXCEEDED("rate.exceeded", 429, "Too many requests", true),
    QUERY_MALFORMED("query.malformed", 400, "The GraphQL document cannot be read", false),
    QUERY_INVALID("query.invalid", 400, "The GraphQL operation does not fit the schema", false),
    QUERY_TOO_DEEP("query.too-deep", 400, "The GraphQL operation is too deep", false),
    QUERY_TOO_COSTLY("query.too-costly", 400, "The GraphQL operation asks for too much", false),
    QUERY_UNKNOWN("query.unknown", 404, "The persisted GraphQL operation is not known", false),
    BOARD_UNKNOWN("board.unknown", 404, "There is no such board", false),
    STORE_BUSY("store.busy", 503, "Too many changes at once", true),
    STORE_UNAVAILABLE("store.unavailable", 503, "A store does not answer", true),
    INTERNAL("internal", 500, "The server failed", false),
    SESSION_UNKNOWN("session.unknown", 404, "There is no such session", false),
    PROFILE_UNKNOWN("profile.unknown", 404, "The athlete has no profile", false),
    PROFILE_CHANGED("profile.changed", 412, "The profile has changed since it was read", false),
    ATHLETE_ERASED("athlete.erased", 410, "The athlete's data has been deleted for good", false),
    ERASURE_UNKNOWN("erasure.unknown", 404, "No deletion of the athlete's data was asked for", false),
    THRESHOLD_UNFOUNDED("threshold.unfounded", 409, "There is not enough data for this threshold", false),
    CLASS_UNKNOWN("class.unknown", 404, "There is no such class", false),
    CLASS_EXISTS("class.exists", 409, "A class has this id already", false),
    CLASS_NOT_STARTED("class.not-started", 409, "The class has not started", false),
    CLASS_STARTED("class.started", 409, "The class has started", false),
    CLASS_CHANGED("class.changed", 412, "The class has changed since it was read", false),
    CLASS_FULL("class.full", 409, "The class and its waiting list are full", false),
    CLASS_NOT_ENDED("class.not-ended", 409, "The class is not over", false),
    CUE_EXISTS("cue.exists", 409, "Another cue was sent with this key", false),
    PROGRAMME_UNKNOWN("programme.unknown", 404, "There is no such programme", false),
    BOOKING_UNKNOWN("booking.unknown", 404, "There is no such booking", false),
    CLASS_ENDED("class.ended", 409, "The class is over", false),
    COMPETITION_UNKNOWN("competition.unknown", 404, "There is no such competition", false),
    COMPETITION_EXISTS("competition.exists", 409, "A competition has this id already", false),
    COMPETITION_FIXED("competition.fixed", 409, "The competition can no longer be changed", false),
    COMPETITION_CLOSED("competition.closed", 409, "The competition takes no entries now", false),
    COMPETITION_FULL("competition.full", 409, "The competition has as many entries as it may", false),
    ENTRY_UNKNOWN("entry.unknown", 404, "The athlete has not entered", false),
    ENTRY_EXISTS("entry.exists", 409, "The athlete has entered already", false),
    ENTRY_INELIGIBLE("entry.ineligible", 409, "No division takes the athlete", false),
    ENTRY_DISQUALIFIED("entry.disqualified", 409, "The athlete was disqualified", false),
    RULING_UNKNOWN("ruling.unknown", 404, "There is no such disqualification", false),
    RULING_EXISTS("ruling.exists", 409, "This was ruled already", false),
    RULING_SETTLED("ruling.settled", 409, "The disqualification is settled", false),
    RESULTS_PENDING("results.pending", 404, "There are no official results yet", false),
    SEASON_UNKNOWN("season.unknown", 404, "There is no such season", false),
    SEASON_EXISTS("season.exists", 409, "A season has this id already", false),
    IMPORT_FORMAT_UNKNOWN("import.format-unknown", 415, "The file is of no format that is understood here", false),
    IMPORT_DAMAGED("import.damaged", 422, "The file cannot be read", false),
    IMPORT_EMPTY("import.empty", 422, "Nothing was recorded in the file", false),
    IMPORT_TOO_OLD("import.too-old", 422, "The workout is too old to be taken", false),
    IMPORT_BUSY("import.busy", 503, "Too many imports at once", true),
    INGEST_UNAVAILABLE("ingest.unavailable", 503, "What takes samples does not answer", true),
    WORKOUT_UNKNOWN("workout.unknown", 404, "There is no such workout", false),
    WORKOUT_AMBIGUOUS("workout.ambiguous", 409, "The session has several athletes", false);

    private static final String TYPE_PREFIX = "https://fitconnect.local/problems/";

    private final String code;
    private final int status;
    private final String title;
    private final boolean retryable;

    ProblemCode(String code, int status, String title, boolean retryable) {
        this.code = code;
        this.status = status;
        this.title = title;
        this.retryable = retryable;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public boolean retryable() {
        return retryable;
    }

    /** The URI that names this kind of problem (RFC 9457, "type"). */
    public String type() {
        return TYPE_PREFIX + code;
    }
}
