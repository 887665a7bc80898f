package io.fitconnect.ingest.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.ingest.session.Closing;
import io.fitconnect.ingest.session.IngestSession;
import io.fitconnect.ingest.session.SessionServices;
import io.fitconnect.sockets.Identity;
import io.grpc.stub.StreamObserver;
import org.jspecify.annotations.Nullable;

/**
 * One gRPC call as a session: moves every event to the session's loop. Nothing is asked for before the caller is
 * admitted.
 */
final class Call implements StreamObserver<byte[]> {

    private final CallPeer peer;
    private final Runnable leave;
    private @Nullable IngestSession session;
    private boolean gone;

    Call(CallPeer peer, Runnable leave) {
        this.peer = peer;
        this.leave = leave;
    }

    void open(Identity identity, SessionServices services) {
        if (!gone) {
            session = new IngestSession(peer, identity, services);
            peer.next();
        }
    }

    void refuse(Closing closing, String detail) {
        peer.close(closing, detail);
    }

    void writable() {
        if (session != null) {
            session.writable();
        }
    }

    /** The call is over, whoever ended it. */
    void gone() {
        if (gone) {
            return;
        }
        gone = true;
        leave.run();
        if (session != null) {
            session.disconnected();
        }
    }

    @Override
    public void onNext(byte[] frame) {
        peer.run(() -> {
            if (session != null && !gone) {
                try {
                    session.frame(frame);
                } catch (InvalidProtocolBufferException unreadable) {
                    session.unreadable("not a ClientFrame");
                }
                peer.next();
            }
        });
    }

    @Override
    public void onError(Throwable broken) {
        peer.run(this::gone);
    }

    @Override
    public void onCompleted() {
        peer.run(() -> {
            if (session != null) {
                session.inputEnded();
            } else {
                peer.close(Closing.DONE, "no session");
            }
        });
    }
}
