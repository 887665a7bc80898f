package io.fitconnect.ingest.session;

import io.fitconnect.proto.ingest.v1.Ack;
import io.fitconnect.proto.ingest.v1.ServerFrame;
import java.time.Duration;
import java.util.concurrent.Executor;

/** The other end of a session, whatever carries it. A session calls it on its own loop only. */
public interface Peer {

    void send(ServerFrame frame);

    /** Everything of the athlete up to the seq is settled. */
    default void ack(String athleteId, long seq) {
        send(ServerFrame.newBuilder()
                .setAck(Ack.newBuilder().setAthleteId(athleteId).setSeq(seq))
                .build());
    }

    /** False: what was sent queues up; {@link IngestSession#writable()} is called when it has gone. */
    boolean writable();

    /** No frame comes before {@link #resume()}. */
    void pause();

    void resume();

    /** After what was sent; nothing is sent after it. */
    void close(Closing closing, String detail);

    /** The session's loop: the same object for every session that has it. */
    Executor loop();

    /** Runs the task on the session's loop; any thread may call. */
    void execute(Runnable task);

    /** Runs the task on the session's loop after a while. */
    void schedule(Runnable task, Duration delay);
}
