package io.fitconnect.imports;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.recording.Format;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Workouts from files, for those whose watch cannot stream. */
@Path("/api/v1/athletes/{athleteId}/imports")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
    private final Sender sender;
    private final ImportConfig config;
    private final SecurityIdentity identity;
    private final MeterRegistry metrics;
    private final Seats seats;

    ImportResource(Sender sender, ImportConfig config, SecurityIdentity identity, MeterRegistry metrics) {
        this.sender = sender;
        this.config = config;
        this.identity = identity;
        this.metrics = metrics;
        this.seats = new Seats(config.maxConcurrent());
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    @Operation(
            summary = "Takes a recorded workout (.fit, .tcx, .gpx, .csv, gzipped or not) as if its device had sent it;"
                    + " for the athlete. The same file again changes nothing")
    @RequestBody(
            description = "the file itself, up to 20 MiB",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "Taken; 200 when all of it was known",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID REQUEST_MALFORMED REQUEST_TOO_LARGE"
                    + " IMPORT_FORMAT_UNKNOWN IMPORT_DAMAGED IMPORT_EMPTY IMPORT_TOO_OLD IMPORT_BUSY"
                    + " INGEST_UNAVAILABLE")
    public RestResponse<ImportView> take(
            @PathParam("athleteId") String athleteId,
            @Schema(enumeration = {"fit", "tcx", "gpx", "csv"}) @QueryParam("format") @Nullable String format,
            @Schema(format = "date-time", description = "of the first sample; for .csv, which tells relative times")
                    @QueryParam("startedAt")
                    @Nullable String startedAt,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            InputStream body)
            throws IOException {
        AthleteId athlete = AthleteId.parse("athleteId", athleteId);
        allow(athlete);
        Optional<Format> asked = format(format);
        Optional<Instant> start = instant(startedAt);
        try (Seats.Seat seat = seats.take(athlete.value())) {
            byte[] content = Upload.read(body, config.maxBytes(), config.arriveWithin());
            Format is = asked.or(() -> Format.of(content))
                    .orElseThrow(() -> new RefusedException(
                            ProblemCode.IMPORT_FORMAT_UNKNOWN, "It looks like none of .fit, .tcx, .gpx and .csv."));
            Workout workout = Workout.read(is, content, start);
            workout.requireYoungerThan(config.maxAge(), Instant.now());
            UUID session = ImportId.of(athlete.value(), content, start);
            Outcome outcome = sender.send(authorization, athlete.value(), session, workout.samples());
            ImportView view = ImportView.of(session, is, workout, outcome);
            metrics.counter("fitconnect.imports", "format", view.format(), "outcome", view.isNew() ? "taken" : "known")
                    .increment();
            return ResponseBuilder.create(view.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK, view)
                    .header(HttpHeaders.LOCATION, view.workout())
                    .build();
        }
    }

    private void allow(AthleteId athlete) {
        if (!Caller.of(identity).is(athlete)) {
            throw new RefusedException(ProblemCode.ACCESS_DENIED, "Workouts are imported by whose they are.");
        }
    }

    private static Optional<Format> format(@Nullable String asked) {
        if (asked == null || asked.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Format.named(asked)
                .orElseThrow(() -> new RefusedException(
                        Refusal.invalid("format", "value.unknown", "must be fit, tcx, gpx or csv"))));
    }

    private static Optional<Instant> instant(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new RefusedException(
                    Refusal.invalid("startedAt", "value.malformed", "must be a time such as 2026-05-01T10:00:00Z"));
        }
    }
}
