package io.fitconnect.competition.ruling;

import io.fitconnect.platform.json.BodyFields;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator sends to decide on an appeal.
 *
 * @param upheld whether the disqualification stays; absent: it does not
 * @param statement why, 1 to 2000 characters
 */
@Schema(name = "AppealDecision")
record DecisionBody(boolean upheld, String statement) {
    static DecisionBody read(byte @Nullable [] json) {
        BodyFields body = BodyFields.parse(json);
        boolean upheld = body.flag("upheld");
        String statement = body.required("statement", body.text("statement", RulingBody.TEXT_LENGTH));
        body.end();
        return new DecisionBody(upheld, Objects.requireNonNull(statement));
    }
}
