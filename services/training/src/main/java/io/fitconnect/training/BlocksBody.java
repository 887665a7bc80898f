package io.fitconnect.training;

import io.fitconnect.platform.json.BodyFields;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What replaces a class's blocks.
 *
 * @param blocks in order from the class's start, at most 100; empty: free
 */
@Schema(name = "Blocks")
record BlocksBody(List<Block> blocks) {

    static List<Block> read(byte @Nullable [] json) {
        BodyFields body = BodyFields.parse(json);
        List<Block> blocks = Block.read(body);
        body.end();
        return blocks;
    }
}
