package io.fitconnect.journeys;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fitconnect.journeys.world.Athletes;
import io.fitconnect.journeys.world.Laptop;
import io.fitconnect.journeys.world.Recorded;
import io.fitconnect.journeys.world.RecordedFile;
import io.fitconnect.recording.Recording;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A workout that comes as a file has the figures that it would have had live, however often it comes. */
class ImportJourney {
    private static final Instant START = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
    private static Laptop laptop;
    private static Recorded ride;

    @BeforeAll
    static void thePlatformRuns() throws Exception {
        Recorded.assumeAvailable();
        laptop = Laptop.start();
        ride = Recorded.all().stream()
                .filter(recorded -> recorded.name().equals("fitparse-sample-activity-indoor-trainer"))
                .findFirst()
                .orElseThrow();
    }

    @AfterAll
    static void stop() throws Exception {
        if (laptop != null) {
            laptop.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyFormatGivesThePublishedFigures() {
        return Stream.of(
                DynamicTest.dynamicTest("fit", () -> figures("fit", RecordedFile::fit)),
                DynamicTest.dynamicTest("tcx", () -> figures("tcx", RecordedFile::tcx)),
                DynamicTest.dynamicTest("gpx", () -> figures("gpx", RecordedFile::gpx)));
    }

    private static void figures(String format, BiFunction<Recording, Instant, byte[]> write) {
        String athlete = format + "-" + UUID.randomUUID();
        Athletes.reference(laptop.as(athlete, "athlete"), athlete);
        int samples = ride.recording().samples().size();
        String session = upload(athlete, write.apply(ride.recording(), START))
                .then()
                .statusCode(201)
                .body("format", equalTo(format))
                .body("accepted", equalTo(samples))
                .extract()
                .path("sessionId");
        JsonPath summary = summary(athlete, UUID.fromString(session), samples);
        Published.check(ride, summary);
        assertEquals(
                ride.value("edwards_trimp"),
                summary.getDouble("effort"),
                0.005 * ride.value("edwards_trimp"),
                "effort");
        assertEquals(ride.value("np30_records"), summary.getDouble("normalizedPowerW"), 1, "normalized power");
    }

    @Test
    void theSameFileAgainChangesNothing() {
        String athlete = "twice-" + UUID.randomUUID();
        Athletes.reference(laptop.as(athlete, "athlete"), athlete);
        int samples = ride.recording().samples().size();
        byte[] file = RecordedFile.fit(ride.recording(), START);
        UUID session = UUID.fromString(
                upload(athlete, file).then().statusCode(201).extract().path("sessionId"));
        JsonPath first = summary(athlete, session, samples);
        upload(athlete, file)
                .then()
                .statusCode(200)
                .body("sessionId", equalTo(session.toString()))
                .body("known", equalTo(samples))
                .body("accepted", equalTo(0));
        // Behind it on the same way: when this is there, whatever the second one did is there too.
        Recorded few = ride.first(100);
        UUID later = UUID.fromString(upload(athlete, RecordedFile.fit(few.recording(), START.plus(Duration.ofHours(3))))
                .then()
                .statusCode(201)
                .extract()
                .path("sessionId"));
        summary(athlete, later, 100);
        assertEquals(first.prettify(), summary(athlete, session, samples).prettify());
    }

    private static JsonPath summary(String athlete, UUID session, int samples) {
        return Athletes.summary(() -> laptop.as(athlete, "athlete"), athlete, session, samples);
    }

    private static Response upload(String athlete, byte[] file) {
        return laptop.as(athlete, "athlete")
                .contentType("application/octet-stream")
                .body(file)
                .post("/api/v1/athletes/{id}/imports", athlete);
    }
}
