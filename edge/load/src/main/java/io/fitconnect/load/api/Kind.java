package io.fitconnect.load.api;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The kinds of request of the mix, by how many in a hundred they are: mostly reads, as the pages send them. */
enum Kind {
    CLASS_LIST("GET classes", 30),
    CLASS("GET class", 20),
    PROFILE("GET own profile", 20),
    WORKOUTS("GET own workouts", 10),
    GRAPHQL("GraphQL, classes and boards", 15),
    PROFILE_CHANGE("PUT own profile", 5);

    private static final String QUERY =
            "query Wall($limit: Int) { classes(limit: $limit) { id title booked boards { id } } }";
    private static final int LISTED = 10;

    private final String title;
    private final int share;

    Kind(String title, int share) {
        this.title = title;
        this.share = share;
    }

    String title() {
        return title;
    }

    /** The kind of a request of the run: every hundred hold each as often as it is meant to come, spread out. */
    static Kind of(long number) {
        long place = Math.floorMod(number * 37, 100L);
        for (Kind kind : values()) {
            place -= kind.share;
            if (place < 0) {
                return kind;
            }
        }
        throw new AssertionError("shares make less than 100");
    }

    /**
     * A request of this kind.
     *
     * @param athlete whose it is
     * @param number of the request in the run
     */
    Call call(String athlete, String classId, long number) {
        return switch (this) {
            case CLASS_LIST -> Call.get("/api/v1/classes?state=running&limit=" + LISTED);
            case CLASS -> Call.get("/api/v1/classes/" + classId);
            case PROFILE -> Call.get("/api/v1/athletes/" + athlete + "/profile");
            case WORKOUTS -> Call.get("/api/v1/athletes/" + athlete + "/workouts?limit=" + LISTED);
            case GRAPHQL ->
                new Call(
                        HttpMethod.POST,
                        "/graphql",
                        new JsonObject().put("query", QUERY).put("variables", new JsonObject().put("limit", LISTED)));
            case PROFILE_CHANGE ->
                new Call(HttpMethod.PUT, "/api/v1/athletes/" + athlete + "/profile", profile(number));
        };
    }

    static JsonObject profile(long number) {
        return new JsonObject()
                .put("name", "Load")
                .put("hrMax", 160 + Math.floorMod(number, 40))
                .put("consent", new JsonObject().put("showName", true));
    }

    /** True if the body of a good answer tells of an error, as GraphQL's do. */
    boolean isError(JsonObject answer) {
        return this == GRAPHQL
                && !answer.getJsonArray("errors", new JsonArray()).isEmpty();
    }
}
