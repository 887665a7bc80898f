package io.fitconnect.training;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.ClassId;
import io.fitconnect.platform.outbox.OutboxRecord;
import io.fitconnect.proto.coaching.v1.Cue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A coach's words as {@code coaching.cues.v1} carries them; they belong to no session. */
final class CueMessage {
    static final String TOPIC = "coaching.cues.v1";
    static final String RULE = "coach.message";

    private CueMessage() {}

    /** The same for the same athlete and key, so that one who gets it twice shows it once. */
    static String id(ClassId classId, String key, AthleteId athlete) {
        String name = classId + "|" + key + "|" + athlete;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    static OutboxRecord of(ClassId classId, AthleteId athlete, String id, CueBody said, long nowMs) {
        Cue cue = Cue.newBuilder()
                .setId(id)
                .setAthleteId(athlete.value())
                .setClassId(classId.value())
                .setRule(RULE)
                .setSeverity(said.severity())
                .setText(said.text())
                .setCauseMs(nowMs)
                .setCreatedMs(nowMs)
                .build();
        return new OutboxRecord(TOPIC, athlete.value(), version(nowMs, id), cue.toByteArray());
    }

    /** Grows with time; of two in one millisecond no one can say which was first. */
    private static long version(long nowMs, String id) {
        return (nowMs << 20) | (id.hashCode() & 0xFFFFF);
    }
}
