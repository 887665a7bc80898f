package io.fitconnect.load.ingest;

import io.fitconnect.proto.ingest.v1.Device;
import io.fitconnect.proto.ingest.v1.Hello;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What one session's client needs to know.
 *
 * @param athleteId whose session it is: the token's subject, or for a hub the athlete it speaks for by default
 * @param hello the session's opening frame; every connection adds what is settled by then
 * @param token a bearer token, asked for anew at every connection
 * @param window samples that may be unsettled at once; more wait at the caller
 * @param batch samples a frame at most, 1 to 500
 * @param giveUpAfter how long to go on without a welcome before the session fails
 */
public record IngestOptions(
        String athleteId, Hello hello, Supplier<String> token, int window, int batch, Duration giveUpAfter) {

    public IngestOptions {
        Objects.requireNonNull(athleteId);
        if (window < 1 || batch < 1 || batch > 500) {
            throw new IllegalArgumentException("window must be at least 1 and batch 1 to 500");
        }
    }

    public static IngestOptions of(String athleteId, UUID session, Supplier<String> token) {
        Hello hello = Hello.newBuilder().setSessionId(session.toString()).build();
        return new IngestOptions(athleteId, hello, token, 20_000, 200, Duration.ofMinutes(2));
    }

    /** The class the session counts for; empty: none. */
    public IngestOptions withClass(String classId) {
        return with(hello.toBuilder().setClassId(classId).build());
    }

    public IngestOptions withDevice(Device device) {
        return with(hello.toBuilder().setDevice(device).build());
    }

    public IngestOptions withWindow(int samples) {
        return new IngestOptions(athleteId, hello, token, samples, batch, giveUpAfter);
    }

    public IngestOptions withBatch(int samples) {
        return new IngestOptions(athleteId, hello, token, window, samples, giveUpAfter);
    }

    public IngestOptions withGiveUpAfter(Duration patience) {
        return new IngestOptions(athleteId, hello, token, window, batch, patience);
    }

    private IngestOptions with(Hello other) {
        return new IngestOptions(athleteId, other, token, window, batch, giveUpAfter);
    }
}
