package io.fitconnect.training;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.ClassId;
import io.fitconnect.platform.json.BodyFields;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a coach sends to plan a class; the ranges are those of {@code training.proto}.
 *
 * @param classId chosen by the caller, 1 to 64 of A-Za-z0-9_-; absent: a UUID is made
 * @param blocks in order, at most 100; absent or empty: free
 */
@Schema(name = "NewClass")
record ClassBody(@Nullable String classId, String title, List<Block> blocks) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int TITLE_LENGTH = 120;
    private static final int NAME_LENGTH = 80;
    private static final int MOST_BLOCKS = 100;
    private static final int LONGEST_BLOCK_S = 14_400;
    private static final int HIGHEST_ZONE = 5;

    static TrainingClass read(AthleteId coach, byte @Nullable [] json, Instant now) {
        BodyFields body = BodyFields.parse(json);
        String id = body.text("classId", ID, "1 to 64 of A-Z, a-z, 0-9, _ and -");
        String title = body.required("title", body.text("title", TITLE_LENGTH));
        List<Block> blocks = body.objects("blocks", MOST_BLOCKS).stream()
                .map(ClassBody::block)
                .toList();
        body.end();
        return new TrainingClass(
                new ClassId(id == null ? UUID.randomUUID().toString() : id),
                1,
                Objects.requireNonNull(title),
                coach,
                new ClassState.Scheduled(),
                blocks,
                now.toEpochMilli());
    }

    private static Block block(BodyFields block) {
        String name = block.required("name", block.text("name", NAME_LENGTH));
        Integer durationS = block.required("durationS", block.integer("durationS", 1, LONGEST_BLOCK_S));
        int low = orNone(block.integer("zoneLow", 0, HIGHEST_ZONE));
        int high = orNone(block.integer("zoneHigh", 0, HIGHEST_ZONE));
        if (low > high) {
            block.violated("zoneLow", "value.range", "must be at most zoneHigh");
        }
        if (low == 0 && high > 0) {
            block.violated("zoneLow", "value.missing", "is needed with zoneHigh");
        }
        // Nonsense is only made of what end() refuses.
        return new Block(name == null ? "" : name, durationS == null ? 0 : durationS, low, high);
    }

    private static int orNone(@Nullable Integer zone) {
        return zone == null ? 0 : zone;
    }
}
