package io.fitconnect.gateway.graphql;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** What a coach sent. */
@Type("SentCue")
@Description("A coach's words on their way")
public record SentCue(
        @Description("One an athlete") @NonNull List<@NonNull String> cueIds,

        @Description("How many it goes to, connected or not")
        int athletes) {

    static SentCue of(JsonObject it) {
        return new SentCue(
                it.getJsonArray("cueIds").stream().map(String::valueOf).toList(), it.getInteger("athletes"));
    }
}
