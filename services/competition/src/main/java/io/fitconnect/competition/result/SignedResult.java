package io.fitconnect.competition.result;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A competition's official standings.
 *
 * @param revision 1, and one more with each correction
 * @param official ISO 8601: when the last of its boards became official
 * @param document the standings: what the signature's payload says, to be read without unpacking that
 * @param signature a compact JWS (RFC 7515, ES256) over the document, by a key of {@code /api/v1/results/keys}
 */
@Schema(name = "SignedResults")
record SignedResult(
        String competitionId,
        int revision,
        String official,

        @JsonRawValue @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
        String document,

        String signature) {

    static SignedResult read(Row row) {
        return new SignedResult(
                row.getString("competition_id"),
                row.getInteger("revision"),
                Instant.ofEpochMilli(row.getLong("official_ms")).toString(),
                row.getString("document"),
                row.getString("signature"));
    }
}
