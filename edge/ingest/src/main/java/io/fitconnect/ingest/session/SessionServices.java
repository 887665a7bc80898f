package io.fitconnect.ingest.session;

import io.fitconnect.ingest.IngestConfig;
import io.fitconnect.ingest.IngestMetrics;
import io.fitconnect.ingest.log.SampleLog;
import io.fitconnect.ingest.progress.ProgressStore;
import io.fitconnect.ingest.samples.SampleRules;
import java.util.function.LongSupplier;

/**
 * What every session of a node shares.
 *
 * @param nowMillis the edge's clock, ms since 1970
 */
public record SessionServices(
        IngestConfig config,
        SampleRules rules,
        SampleLog log,
        ProgressStore progress,
        Inboxes inboxes,
        Budget budget,
        OpenSessions open,
        IngestMetrics metrics,
        LongSupplier nowMillis) {}
