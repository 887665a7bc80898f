package io.fitconnect.training;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.ClassId;
import io.fitconnect.platform.json.BodyFields;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a coach sends to plan a class; the ranges are those of {@code training.proto}.
 *
 * @param classId chosen by the caller, 1 to 64 of A-Za-z0-9_-; absent: a UUID is made
 * @param startsAtMs when it is meant to start, ms since 1970; absent: not said
 * @param capacity 1 to 10000 places; absent: as many as come
 * @param blocks in order, at most 100; absent or empty: free
 */
@Schema(name = "NewClass")
record ClassBody(
        @Nullable String classId,
        String title,
        @Nullable Long startsAtMs,
        @Nullable Integer capacity,
        List<Block> blocks) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int TITLE_LENGTH = 120;
    private static final int MOST_PLACES = 10_000;
    // 2100-01-01
    private static final long LAST_MS = 4_102_444_800_000L;

    static TrainingClass read(AthleteId coach, byte @Nullable [] json, Instant now) {
        BodyFields body = BodyFields.parse(json);
        String id = body.text("classId", ID, "1 to 64 of A-Z, a-z, 0-9, _ and -");
        Plan plan = plan(body);
        body.end();
        return new TrainingClass(
                new ClassId(id == null ? UUID.randomUUID().toString() : id),
                1,
                coach,
                new ClassState.Scheduled(),
                plan,
                Seats.EMPTY,
                now.toEpochMilli());
    }

    /** What replaces a plan. */
    static Plan readPlan(byte @Nullable [] json) {
        BodyFields body = BodyFields.parse(json);
        // What GET adds may come back with PUT.
        body.ignore("classId", "coachId", "state", "startedMs", "endedMs", "booked", "waiting", "boards");
        Plan plan = plan(body);
        body.end();
        return plan;
    }

    private static Plan plan(BodyFields body) {
        String title = body.required("title", body.text("title", TITLE_LENGTH));
        return new Plan(
                // Nonsense is only made of what end() refuses.
                title == null ? "" : title,
                body.whole("startsAtMs", 1, LAST_MS),
                body.integer("capacity", 1, MOST_PLACES),
                Block.read(body));
    }
}
