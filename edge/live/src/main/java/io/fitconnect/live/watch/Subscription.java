package io.fitconnect.live.watch;

import io.fitconnect.live.window.Edition;
import io.fitconnect.live.window.Frame;
import io.fitconnect.proto.live.v1.Resume;
import io.fitconnect.sockets.Encoding;
import java.util.ArrayDeque;

/**
 * One viewer's interest in one window: what it holds, and whether it waits for its connection to drain. Nothing is queued
 * for it but the last few cues of a wall; when it can be sent to again, it gets what it lacks then. On its event loop.
 */
final class Subscription {
    private static final long NOTHING = 0;
    private static final int MAX_CUES = 16;

    private final String id;
    private final Viewer viewer;
    private final Outlet outlet;
    private final byte[] idPart;
    private final Resume resume;
    private final Room room;
    private final ArrayDeque<Frame> cues = new ArrayDeque<>(0);
    /** What the client holds. */
    private long version = NOTHING;

    private boolean waiting;
    /** Where the room keeps it. */
    int place;

    Subscription(String id, Viewer viewer, Outlet outlet, Resume resume, Room room) {
        this.id = id;
        this.viewer = viewer;
        this.outlet = outlet;
        this.idPart = Frame.idPart(id, outlet.encoding());
        this.resume = resume;
        this.room = room;
    }

    Room room() {
        return room;
    }

    /** Sends what the client lacks of an edition, or remembers that it lacks something. */
    void offer(Edition edition, Packer packer) {
        if (!outlet.writable()) {
            packer.conflated();
            await();
        } else if (version == NOTHING) {
            begin(edition, packer);
        } else if (edition.version() != version) {
            send(
                    edition.official()
                            ? edition.ended(outlet.encoding())
                            : packer.changes(edition, version, outlet.encoding()),
                    packer);
        }
    }

    /** A cue for a wall's viewer; the oldest of those that wait makes room. */
    void cue(Frame proto, Frame json, Packer packer) {
        Frame cue = outlet.encoding() == Encoding.PROTO ? proto : json;
        if (outlet.writable() && !waiting && version != NOTHING && hand(cue, packer)) {
            return;
        }
        if (cues.size() == MAX_CUES) {
            cues.removeFirst();
            packer.conflated();
        }
        cues.addLast(cue);
        await();
    }

    /** The connection can be written to again. */
    void resumeSending(Packer packer) {
        waiting = false;
        Edition newest = room.current();
        if (newest != null) {
            offer(newest, packer);
        }
        while (!waiting && version != NOTHING && !cues.isEmpty()) {
            if (outlet.writable() && hand(cues.getFirst(), packer)) {
                cues.removeFirst();
            } else {
                await();
            }
        }
    }

    void refuse(RefusalCode code, String detail) {
        viewer.refused(id, code, detail);
    }

    /** The first frame: the missed changes of one who was here before, else everything. */
    private void begin(Edition edition, Packer packer) {
        Frame missed = resume.getEpoch() == edition.heading().epoch() && resume.getVersion() != NOTHING
                ? edition.since(resume.getVersion(), outlet.encoding())
                : null;
        send(missed != null ? missed : edition.snapshot(outlet.encoding()), packer);
        if (edition.official() && version != NOTHING && !hand(edition.ended(outlet.encoding()), packer)) {
            version = NOTHING;
            await();
        }
        if (!cues.isEmpty()) {
            await();
        }
    }

    private void send(Frame frame, Packer packer) {
        if (hand(frame, packer)) {
            version = frame.version();
        } else {
            packer.conflated();
            await();
        }
    }

    private boolean hand(Frame frame, Packer packer) {
        Packet packet = packer.pack(frame, idPart);
        boolean taken = outlet.send(packet);
        if (taken) {
            packer.sent(packet);
        }
        return taken;
    }

    private void await() {
        if (!waiting) {
            waiting = true;
            viewer.awaitDrain(this);
        }
    }
}
