package io.fitconnect.users;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.json.BodyFields;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a profile from a request's body; the ranges are those of {@code athlete.proto}. */
final class ProfileBody {
    private static final int NAME_LENGTH = 80;
    private static final int FIRST_BIRTH_YEAR = 1900;
    private static final Pattern SEX = Pattern.compile("female|male");

    private ProfileBody() {}

    static Profile read(AthleteId athlete, byte @Nullable [] json, Instant now) {
        BodyFields body = BodyFields.parse(json);
        // What GET adds may come back with PUT.
        body.ignore("athleteId", "updatedMs");
        String sex = body.text("sex", SEX, "female, male or null");
        Profile profile = new Profile(
                athlete,
                body.text("name", NAME_LENGTH),
                body.integer(
                        "birthYear",
                        FIRST_BIRTH_YEAR,
                        now.atOffset(ZoneOffset.UTC).getYear()),
                sex == null ? null : Sex.of(sex),
                body.number("weightKg", 20, 300),
                body.integer("hrMax", 100, 240),
                body.integer("hrRest", 25, 120),
                body.number("ftpW", 30, 700),
                body.number("wPrimeJ", 1_000, 60_000),
                body.object("consent").map(ProfileBody::consent).orElse(Consent.NONE),
                now.toEpochMilli());
        if (profile.hrMax() != null && profile.hrRest() != null && profile.hrRest() >= profile.hrMax()) {
            body.violated("hrRest", "value.range", "must be below hrMax");
        }
        body.end();
        return profile;
    }

    private static Consent consent(BodyFields consent) {
        return new Consent(
                consent.flag("openBoards"),
                consent.flag("showName"),
                consent.flag("showHeartRate"),
                consent.choice("coachSeesHeartRate"),
                consent.flag("coachSeesWorkouts"));
    }
}
