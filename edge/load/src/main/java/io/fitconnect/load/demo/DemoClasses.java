package io.fitconnect.load.demo;

import io.fitconnect.load.PlatformApi;
import io.fitconnect.load.tokens.TokenSource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The coach of the simulation: keeps one class running, and starts the next when it is over. */
final class DemoClasses {
    private static final String COACH = "demo-coach";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final PlatformApi api;
    private final TokenSource tokens;
    private final Programme programme;

    DemoClasses(PlatformApi api, TokenSource tokens, Programme programme) {
        this.api = api;
        this.tokens = tokens;
        this.programme = programme;
    }

    /** A class that runs. */
    record Running(String classId, long startedMs) {}

    /** Joins the class "demo" if it still has time, else starts a new one. */
    Running runningOne() throws IOException, InterruptedException {
        PlatformApi.Answer known = api.get("/api/v1/classes/demo", token());
        if (known.status() == 404) {
            return start("demo");
        }
        known.require("looking for the class demo");
        return switch (known.body().getString("state", "")) {
            case "scheduled" -> begin("demo");
            case "running" -> join(known.body());
            default -> next();
        };
    }

    Running next() throws IOException, InterruptedException {
        return start("demo-" + STAMP.format(Instant.now()));
    }

    void end(String classId) throws IOException, InterruptedException {
        api.post("/api/v1/classes/" + classId + "/end", token(), new JsonObject())
                .require("ending " + classId);
    }

    /** Makes an athlete's profile; everything may be seen, since nobody is behind it. */
    void register(Person person) throws IOException, InterruptedException {
        JsonObject profile = new JsonObject()
                .put("name", person.name())
                .put("birthYear", person.birthYear())
                .put("sex", person.female() ? "female" : "male")
                .put("weightKg", person.weightKg())
                .put("hrMax", person.hrMax())
                .put("hrRest", person.hrRest())
                .put("ftpW", person.ftpW())
                .put("wPrimeJ", person.wPrimeJ())
                .put(
                        "consent",
                        new JsonObject()
                                .put("openBoards", true)
                                .put("showName", true)
                                .put("showHeartRate", true));
        String id = person.athleteId();
        api.put("/api/v1/athletes/" + id + "/profile", tokens.token(id, "athlete"), profile)
                .require("making the profile of " + id);
    }

    private Running join(JsonObject running) throws IOException, InterruptedException {
        long startedMs = running.getLong("startedMs", 0L);
        if (System.currentTimeMillis() - startedMs < programme.durationS() * 1000L) {
            return new Running("demo", startedMs);
        }
        end("demo");
        return next();
    }

    private Running start(String classId) throws IOException, InterruptedException {
        JsonArray blocks = new JsonArray();
        programme
                .blocks()
                .forEach(block -> blocks.add(new JsonObject()
                        .put("name", block.name())
                        .put("durationS", block.durationS())
                        .put("zoneLow", block.zoneLow())
                        .put("zoneHigh", block.zoneHigh())));
        JsonObject plan = new JsonObject()
                .put("classId", classId)
                .put("title", "Demo class")
                .put("blocks", blocks);
        api.post("/api/v1/classes", token(), plan).require("planning the class " + classId);
        return begin(classId);
    }

    private Running begin(String classId) throws IOException, InterruptedException {
        api.post("/api/v1/classes/" + classId + "/start", token(), new JsonObject())
                .require("starting " + classId);
        return new Running(classId, System.currentTimeMillis());
    }

    private String token() {
        return tokens.token(COACH, "coach", "athlete");
    }
}
