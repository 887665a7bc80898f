package io.fitconnect.analytics.workouts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fitconnect.analytics.samples.SampleView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Some of a workout's samples by seq.
 *
 * @param next cursor of the page after this one; absent: there is none
 */
@Schema(name = "SamplePage")
record SamplePage(
        String sessionId,
        String athleteId,
        List<SampleView> samples,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {}
