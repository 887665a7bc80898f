package io.fitconnect.training.programme;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.json.BodyFields;
import io.fitconnect.training.Block;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What makes a programme.
 *
 * @param sessions 1 to 200, in any order
 */
@Schema(name = "NewProgramme")
record ProgrammeBody(String title, List<Programme.Planned> sessions) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int TITLE_LENGTH = 120;
    private static final int MOST_SESSIONS = 200;
    private static final int MOST_WEEKS = 52;

    static Programme read(AthleteId author, byte @Nullable [] json, Instant now) {
        BodyFields body = BodyFields.parse(json);
        String title = body.required("title", body.text("title", TITLE_LENGTH));
        List<Programme.Planned> sessions = body.objects("sessions", MOST_SESSIONS).stream()
                .map(ProgrammeBody::planned)
                .sorted(Comparator.comparingInt(Programme.Planned::offset))
                .toList();
        if (sessions.isEmpty()) {
            body.required("sessions", null);
        }
        body.end();
        return new Programme(
                UUID.randomUUID().toString(), title == null ? "" : title, author.value(), sessions, now.toEpochMilli());
    }

    private static Programme.Planned planned(BodyFields session) {
        Integer week = session.required("week", session.integer("week", 1, MOST_WEEKS));
        Integer day = session.required("day", session.integer("day", 1, 7));
        String title = session.required("title", session.text("title", TITLE_LENGTH));
        String classId = session.text("classId", ID, "1 to 64 of A-Z, a-z, 0-9, _ and -");
        // Nonsense is only made of what end() refuses.
        return new Programme.Planned(
                week == null ? 1 : week,
                day == null ? 1 : day,
                title == null ? "" : title,
                classId,
                Block.read(session));
    }
}
