package io.fitconnect.training;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.json.BodyFields;
import io.fitconnect.proto.coaching.v1.CueSeverity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a coach says to athletes of a running class.
 *
 * @param text 1 to 140 characters
 * @param severity INFO, HINT or WARNING; absent: HINT
 * @param athleteIds to whom, at most 1000, each of them booked or training in the class; absent: to all of these
 */
@Schema(name = "NewCue")
record CueBody(String text, CueSeverity severity, @Nullable List<AthleteId> athleteIds) {
    static final int MOST_ATHLETES = 1_000;
    private static final int TEXT_LENGTH = 140;
    private static final Pattern SEVERITY = Pattern.compile("INFO|HINT|WARNING");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    static CueBody read(byte @Nullable [] json) {
        BodyFields body = BodyFields.parse(json);
        String text = body.required("text", body.text("text", TEXT_LENGTH));
        String severity = body.text("severity", SEVERITY, "INFO, HINT or WARNING");
        List<AthleteId> athletes = body.texts("athleteIds", MOST_ATHLETES, ID, "ids of athletes").stream()
                .distinct()
                .map(AthleteId::new)
                .toList();
        // Nobody chosen is a slip; to take it for everybody would be a loud one.
        if (body.says("athleteIds") && athletes.isEmpty()) {
            body.violated("athleteIds", "value.missing", "must name somebody, or be absent for everybody");
        }
        body.end();
        return new CueBody(
                // Nonsense is only made of what end() refuses.
                text == null ? "" : text,
                severity == null ? CueSeverity.CUE_SEVERITY_HINT : CueSeverity.valueOf("CUE_SEVERITY_" + severity),
                athletes.isEmpty() ? null : athletes);
    }

    /** The same for the same request; tells nobody who it was for. */
    String fingerprint() {
        String to = athleteIds == null
                ? "*"
                : athleteIds.stream().map(AthleteId::value).sorted().toList().toString();
        byte[] request = (severity + "|" + to + "|" + text).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(request));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
