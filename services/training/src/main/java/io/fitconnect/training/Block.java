package io.fitconnect.training;

import io.fitconnect.platform.json.BodyFields;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a class with a target.
 *
 * @param durationS 1 to 14400 s
 * @param zoneLow 1 to 5; 0: no target
 * @param zoneHigh 1 to 5, at least zoneLow; 0: no target
 */
public record Block(String name, int durationS, int zoneLow, int zoneHigh) {
    private static final int NAME_LENGTH = 80;
    private static final int MOST_BLOCKS = 100;
    private static final int LONGEST_S = 14_400;
    private static final int HIGHEST_ZONE = 5;

    /** The body's {@code blocks}; absent means none. */
    public static List<Block> read(BodyFields body) {
        return body.objects("blocks", MOST_BLOCKS).stream().map(Block::one).toList();
    }

    static JsonArray encode(List<Block> blocks) {
        return new JsonArray(blocks.stream().map(JsonObject::mapFrom).toList());
    }

    public static List<Block> decode(JsonArray blocks) {
        return blocks.stream().map(Block::decode).toList();
    }

    private static Block decode(Object json) {
        JsonObject block = (JsonObject) json;
        return new Block(
                block.getString("name"),
                block.getInteger("durationS"),
                block.getInteger("zoneLow"),
                block.getInteger("zoneHigh"));
    }

    private static Block one(BodyFields block) {
        String name = block.required("name", block.text("name", NAME_LENGTH));
        Integer durationS = block.required("durationS", block.integer("durationS", 1, LONGEST_S));
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
