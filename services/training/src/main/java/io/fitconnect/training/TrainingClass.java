package io.fitconnect.training;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.ClassId;
import java.util.List;

/**
 * A class as it stands.
 *
 * @param version number of its changes
 * @param coachId the token's subject that made it
 */
record TrainingClass(
        ClassId classId,
        long version,
        String title,
        AthleteId coachId,
        ClassState state,
        List<Block> blocks,
        long updatedMs) {

    TrainingClass {
        blocks = List.copyOf(blocks);
    }

    TrainingClass become(ClassState next, long nowMs) {
        return new TrainingClass(classId, version + 1, title, coachId, next, blocks, nowMs);
    }
}
