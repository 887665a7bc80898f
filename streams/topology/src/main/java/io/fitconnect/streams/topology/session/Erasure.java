package io.fitconnect.streams.topology.session;

import io.fitconnect.proto.internal.boards.v1.Contribution;
import io.fitconnect.proto.internal.telemetry.v1.SessionHeader;

/**
 * Deletes everything that the session stage keeps of an athlete, and takes the athlete off every board that the kept
 * sessions ever counted for, official ones too. Doing it twice does no harm: what is gone is not found again.
 */
record Erasure(Sessions sessions, SessionKeeper keeper, Announcer announcer, Waiting waiting) {
    /** Above any that was ever sent, so that it replaces it even when the log is gone already. */
    private static final long MORE_SAMPLES_THAN_ANY = 1L << 62;

    void of(String athleteId) {
        for (SessionHeader header : sessions.everyOneOf(athleteId)) {
            SessionId id = SessionId.of(header);
            announcer.withdraw(header, contribution(header));
            waiting.remove(id);
            keeper.forget(id);
            sessions.erase(id);
        }
        announcer.erased(athleteId);
    }

    private static Contribution contribution(SessionHeader header) {
        return Contribution.newBuilder()
                .setAthleteId(header.getAthleteId())
                .setSessionId(header.getSessionId())
                .setSampleCount(MORE_SAMPLES_THAN_ANY)
                .setEnded(true)
                .setWithdrawn(true)
                .build();
    }
}
