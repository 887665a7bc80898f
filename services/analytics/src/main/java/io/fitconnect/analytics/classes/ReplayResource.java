package io.fitconnect.analytics.classes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fitconnect.platform.id.ClassId;
import io.fitconnect.platform.problem.ProblemDocs;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Boards of classes that are over, from their start to their end; for everybody, as the boards were. */
@Path("/api/v1/classes/{classId}/replay")
@PermitAll
public class ReplayResource {
    private static final int TAG_BYTES = 12;

    private final Replays replays;
    private final LongReads reads;
    private final ObjectMapper json;

    ReplayResource(Replays replays, LongReads reads, ObjectMapper json) {
        this.replays = replays;
        this.reads = reads;
        this.json = json;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "A class's board as it went, by device time: at most 1000 athletes and 200000 points, fewer a"
                    + " second when there would be more; needs no login")
    @APIResponse(
            responseCode = "200",
            description = "The board from start to end",
            content = @Content(schema = @Schema(implementation = ReplayView.class)))
    @Extension(
            name = ProblemDocs.CODES,
            value = "REQUEST_INVALID CLASS_UNKNOWN CLASS_NOT_STARTED CLASS_NOT_ENDED STORE_BUSY STORE_UNAVAILABLE")
    public Uni<RestResponse<byte[]>> replay(
            @PathParam("classId") String classId,
            @Schema(enumeration = {"effort", "reps", "distance", "energy", "work"})
                    @QueryParam("metric")
                    @DefaultValue("effort")
                    String metric,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        ClassId id = ClassId.parse("classId", classId);
        return reads.run(replays.of(id, Metric.parse(metric)).map(this::write)).map(body -> answer(body, known));
    }

    private byte[] write(ReplayView replay) {
        try {
            return json.writeValueAsBytes(replay);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tag is of what is answered, consent included, so a name that is hidden now makes another one. */
    private static RestResponse<byte[]> answer(byte[] body, @Nullable String known) {
        String tag = "\"" + digest(body) + "\"";
        boolean same = known != null && known.contains(tag);
        ResponseBuilder<byte[]> answer = same ? ResponseBuilder.notModified() : ResponseBuilder.ok(body);
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    private static String digest(byte[] body) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(whole, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
