package io.fitconnect.competition.contest;

import io.fitconnect.platform.json.BodyFields;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one division of a request. */
final class DivisionBody {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{1,23}");
    private static final Pattern SEX = Pattern.compile("female|male");
    private static final int TITLE_LENGTH = 60;
    private static final int OLDEST = 130;
    private static final int HEAVIEST_KG = 400;
    private static final int STRONGEST_W_PER_KG = 20;

    private DivisionBody() {}

    static Division read(BodyFields body) {
        String key = body.required("key", body.text("key", KEY, "1 to 23 of A-Z, a-z, 0-9 and -"));
        String title = body.text("title", TITLE_LENGTH);
        Division division = new Division(
                key == null ? "" : key,
                title == null ? String.valueOf(key) : title,
                body.text("sex", SEX, "female or male"),
                body.integer("ageMin", 0, OLDEST),
                body.integer("ageMax", 0, OLDEST),
                body.number("weightMinKg", 0, HEAVIEST_KG),
                body.number("weightBelowKg", 0, HEAVIEST_KG),
                body.number("powerMinWPerKg", 0, STRONGEST_W_PER_KG),
                body.number("powerBelowWPerKg", 0, STRONGEST_W_PER_KG));
        checkOrder(body, "ageMin", division.ageMin(), division.ageMax(), false);
        checkOrder(body, "weightMinKg", division.weightMinKg(), division.weightBelowKg(), true);
        checkOrder(body, "powerMinWPerKg", division.powerMinWPerKg(), division.powerBelowWPerKg(), true);
        return division;
    }

    private static void checkOrder(
            BodyFields body, String field, @Nullable Number low, @Nullable Number high, boolean strictly) {
        if (low == null || high == null) {
            return;
        }
        int order = Double.compare(low.doubleValue(), high.doubleValue());
        if (order > 0 || (strictly && order == 0)) {
            body.violated(field, "value.range", "leaves nobody in this division");
        }
    }
}
