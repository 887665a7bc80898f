package io.fitconnect.analytics.classes;

import io.fitconnect.platform.id.ClassId;
import io.fitconnect.platform.problem.ProblemDocs;
import io.fitconnect.platform.security.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;

/** What a class came to, for its coach. */
@Path("/api/v1/classes/{classId}/report")
@Authenticated
public class ReportResource {
    private final Reports reports;
    private final LongReads reads;
    private final SecurityIdentity identity;

    ReportResource(Reports reports, LongReads reads, SecurityIdentity identity) {
        this.reports = reports;
        this.reads = reads;
        this.identity = identity;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Everybody's figures in a class that has started, the heart's unless the athlete lets no coach see"
                            + " it; for its coach and administrators")
    @Extension(
            name = ProblemDocs.CODES,
            value = "TOKEN_MISSING ACCESS_DENIED REQUEST_INVALID CLASS_UNKNOWN CLASS_NOT_STARTED STORE_BUSY"
                    + " STORE_UNAVAILABLE")
    public Uni<ReportView> report(@PathParam("classId") String classId) {
        ClassId id = ClassId.parse("classId", classId);
        Caller caller = Caller.of(identity);
        return reads.run(reports.of(id, caller, Instant.now().toEpochMilli()));
    }
}
