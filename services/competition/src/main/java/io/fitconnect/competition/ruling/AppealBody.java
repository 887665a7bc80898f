package io.fitconnect.competition.ruling;

import io.fitconnect.platform.json.BodyFields;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an athlete sends to appeal.
 *
 * @param statement what the athlete says, 1 to 2000 characters
 */
@Schema(name = "Appeal")
record AppealBody(String statement) {
    static String read(byte @Nullable [] json) {
        BodyFields body = BodyFields.parse(json);
        String statement = body.required("statement", body.text("statement", RulingBody.TEXT_LENGTH));
        body.end();
        return Objects.requireNonNull(statement);
    }
}
