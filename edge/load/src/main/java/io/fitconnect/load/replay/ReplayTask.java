package io.fitconnect.load.replay;

import io.fitconnect.load.ingest.IngestClient;
import io.fitconnect.load.ingest.IngestEndpoint;
import io.fitconnect.load.ingest.IngestListener;
import io.fitconnect.load.ingest.IngestOptions;
import io.fitconnect.load.ingest.Settlement;
import io.fitconnect.load.tokens.TokenSource;
import io.fitconnect.proto.ingest.v1.Device;
import io.fitconnect.proto.ingest.v1.DeviceKind;
import io.fitconnect.proto.ingest.v1.Refusal;
import io.fitconnect.recording.Recording;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One file's replay: an athlete, a session, a thread, an outcome. */
final class ReplayTask {
    private final String file;
    private final String athlete;
    private final UUID session;
    private final Recording recording;
    private final Placement placement;
    private final Replay replay;
    private final IngestOptions options;
    private @Nullable Thread thread;
    private volatile @Nullable Settlement settlement;
    private volatile String failure = "";
    private volatile String firstRefusal = "";
    private volatile long startedNanos;
    private volatile long endedNanos;

    /** How the files are sent. */
    record Pace(double speed, boolean shift, boolean keep, Faults faults) {}

    ReplayTask(
            String file,
            String athlete,
            UUID session,
            String classId,
            Recording recording,
            Pace pace,
            TokenSource tokens) {
        this.file = file;
        this.athlete = athlete;
        this.session = session;
        this.recording = recording;
        this.placement = Placement.of(recording, Instant.now(), pace.speed(), pace.shift(), pace.keep());
        this.replay = new Replay(recording, placement.start(), pace.speed(), pace.faults());
        this.options = IngestOptions.of(athlete, session, () -> tokens.token(athlete, "athlete"))
                .withClass(classId)
                .withDevice(recorder());
    }

    /** Recordings come from wrist or handlebar; a strap behind it does not show in the file. */
    private Device recorder() {
        String id = "recording-" + athlete;
        return Device.newBuilder()
                .setId(id.substring(0, Math.min(64, id.length())))
                .setKind(DeviceKind.DEVICE_KIND_WATCH)
                .setName("Recording")
                .build();
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        recording.problems().stream().limit(3).forEach(problem -> notes.add(file + ": " + problem));
        if (!placement.note().isEmpty()) {
            notes.add(file + ": " + placement.note());
        }
        return notes;
    }

    void start(Vertx vertx, IngestEndpoint endpoint) {
        IngestClient client = IngestClient.start(vertx, endpoint, options, new IngestListener() {
            @Override
            public void refused(Refusal refusal) {
                if (firstRefusal.isEmpty()) {
                    firstRefusal = "seq " + refusal.getSeq() + " " + refusal.getCode() + ": " + refusal.getDetail();
                }
            }
        });
        startedNanos = System.nanoTime();
        thread = Thread.ofVirtual().name("replay-" + athlete).start(() -> run(client));
    }

    private void run(IngestClient client) {
        try {
            settlement = replay.run(client);
        } catch (CompletionException e) {
            failure = String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        } catch (InterruptedException e) {
            failure = "interrupted";
        } finally {
            endedNanos = System.nanoTime();
        }
    }

    boolean running() {
        return thread != null && thread.isAlive();
    }

    boolean succeeded() {
        return settlement != null && failure.isEmpty();
    }

    int sent() {
        return replay.sent();
    }

    int total() {
        return replay.total();
    }

    Object[] cells() {
        Settlement end = settlement;
        String seconds = String.format(Locale.ROOT, "%.1f", (endedNanos - startedNanos) / 1e9);
        int samples = recording.samples().size();
        if (end == null) {
            return new Object[] {file, athlete, session, samples, "-", "-", "-", "-", seconds, failure};
        }
        return new Object[] {
            file,
            athlete,
            session,
            samples,
            end.acked(),
            end.refusedCount(),
            end.resent(),
            end.reconnects(),
            seconds,
            firstRefusal.isEmpty() ? "ok" : end.refused() + ", first " + firstRefusal
        };
    }
}
