package io.fitconnect.training.feedback;

import io.fitconnect.platform.json.BodyFields;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was said about an athlete's session.
 *
 * @param rpe perceived exertion, Borg's CR10 scale, 0 to 10; null: not told
 * @param note the athlete's own words; null: none
 * @param programmeId the programme that the session belongs to; null: to none
 * @param programmeSession its number there, from 1
 * @param updatedMs when the athlete last wrote, ms since 1970; null: never
 * @param coaches what coaches said
 */
@Schema(name = "SessionFeedback")
record Feedback(
        String athleteId,
        String sessionId,
        @Nullable Double rpe,
        @Nullable String note,
        @Nullable String programmeId,
        @Nullable Integer programmeSession,
        @Nullable Long updatedMs,
        List<CoachNote> coaches) {
    static final int NOTE_LENGTH = 2_000;

    /** A coach's words to the athlete. */
    @Schema(name = "CoachNote")
    record CoachNote(String coachId, String note, long updatedMs) {}

    /**
     * What an athlete says about a session (Borg 1982, Med Sci Sports Exerc 14:377); what is absent is taken back.
     *
     * @param rpe 0 to 10, parts of one allowed
     * @param programmeId of the programme that the session belongs to, with programmeSession; absent: to none
     * @param programmeSession its number there, from 1
     */
    @Schema(name = "NewSessionFeedback")
    record Body(
            @Nullable Double rpe,
            @Nullable String note,
            @Nullable String programmeId,
            @Nullable Integer programmeSession) {
        private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
        private static final int HIGHEST_RPE = 10;
        private static final int MOST_SESSIONS = 200;

        static Body read(byte @Nullable [] json) {
            BodyFields body = BodyFields.parse(json);
            // What GET adds may come back with PUT.
            body.ignore("athleteId", "sessionId", "updatedMs", "coaches");
            Body read = new Body(
                    body.number("rpe", 0, HIGHEST_RPE),
                    body.text("note", NOTE_LENGTH),
                    body.text("programmeId", ID, "a programme's id"),
                    body.integer("programmeSession", 1, MOST_SESSIONS));
            if ((read.programmeId() == null) != (read.programmeSession() == null)) {
                body.violated("programmeSession", "value.missing", "and programmeId go together");
            }
            body.end();
            return read;
        }
    }

    /** What a coach says about a session. */
    @Schema(name = "NewCoachNote")
    record CoachBody(String note) {

        static CoachBody read(byte @Nullable [] json) {
            BodyFields body = BodyFields.parse(json);
            String note = body.required("note", body.text("note", NOTE_LENGTH));
            body.end();
            return new CoachBody(note == null ? "" : note);
        }
    }
}
