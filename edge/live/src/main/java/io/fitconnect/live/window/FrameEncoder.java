package io.fitconnect.live.window;

import com.google.protobuf.Message;
import io.fitconnect.proto.live.v1.Delta;
import io.fitconnect.proto.live.v1.Ended;
import io.fitconnect.proto.live.v1.Row;
import io.fitconnect.proto.live.v1.Snapshot;
import io.fitconnect.proto.live.v1.WallDelta;
import io.fitconnect.proto.live.v1.WallSnapshot;
import io.fitconnect.proto.live.v1.WallTile;
import io.fitconnect.sockets.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a window's frames without the id. Protobuf goes through the generated messages; JSON is put together from the
 * rows' own texts, because printing a frame by reflection costs as much as everything else of a tick.
 */
final class FrameEncoder {
    private FrameEncoder() {}

    static Frame whole(Kind kind, Encoding encoding, Edition edition) {
        byte[] body = encoding == Encoding.PROTO
                ? wholeMessage(kind, edition).toByteArray()
                : wholeJson(edition).getBytes(StandardCharsets.UTF_8);
        return new Frame(kind, encoding, edition.heading().epoch(), edition.version(), body);
    }

    static Frame delta(Kind kind, Encoding encoding, Edition edition, Edition.Changes changes) {
        byte[] body = encoding == Encoding.PROTO
                ? deltaMessage(edition, changes).toByteArray()
                : deltaJson(edition, changes).getBytes(StandardCharsets.UTF_8);
        return new Frame(kind, encoding, edition.heading().epoch(), edition.version(), body);
    }

    private static Message wholeMessage(Kind kind, Edition edition) {
        Heading heading = edition.heading();
        if (heading.wall()) {
            return WallSnapshot.newBuilder()
                    .setClassId(heading.subject())
                    .setEpoch(heading.epoch())
                    .setVersion(edition.version())
                    .setAsOfMs(edition.asOfMs())
                    .addAllTiles(messages(edition.rows(), WallTile.class))
                    .build();
        }
        if (kind == Kind.ENDED) {
            return Ended.newBuilder()
                    .setBoardId(heading.subject())
                    .setEpoch(heading.epoch())
                    .setVersion(edition.version())
                    .setTotal(edition.total())
                    .setAsOfMs(edition.asOfMs())
                    .addAllRows(messages(edition.rows(), Row.class))
                    .build();
        }
        return Snapshot.newBuilder()
                .setBoardId(heading.subject())
                .setEpoch(heading.epoch())
                .setVersion(edition.version())
                .setTotal(edition.total())
                .setAsOfMs(edition.asOfMs())
                .addAllRows(messages(edition.rows(), Row.class))
                .build();
    }

    private static String wholeJson(Edition edition) {
        Heading heading = edition.heading();
        Json json = new Json()
                .string(heading.wall() ? "classId" : "boardId", heading.subject())
                .int64("epoch", heading.epoch())
                .int64("version", edition.version());
        return (heading.wall() ? json : json.int32("total", edition.total()))
                .int64("asOfMs", edition.asOfMs())
                .rows(heading.wall() ? "tiles" : "rows", edition.rows())
                .members();
    }

    private static Message deltaMessage(Edition edition, Edition.Changes changes) {
        List<String> removed = Arrays.asList(changes.removed());
        if (edition.heading().wall()) {
            return WallDelta.newBuilder()
                    .setFromVersion(changes.from())
                    .setVersion(edition.version())
                    .setAsOfMs(edition.asOfMs())
                    .addAllUpserts(messages(changes.upserts(), WallTile.class))
                    .addAllRemoved(removed)
                    .build();
        }
        return Delta.newBuilder()
                .setFromVersion(changes.from())
                .setVersion(edition.version())
                .setTotal(edition.total())
                .setAsOfMs(edition.asOfMs())
                .addAllUpserts(messages(changes.upserts(), Row.class))
                .addAllRemoved(removed)
                .build();
    }

    private static String deltaJson(Edition edition, Edition.Changes changes) {
        Json json = new Json().int64("fromVersion", changes.from()).int64("version", edition.version());
        return (edition.heading().wall() ? json : json.int32("total", edition.total()))
                .int64("asOfMs", edition.asOfMs())
                .rows("upserts", changes.upserts())
                .strings("removed", changes.removed())
                .members();
    }

    private static <M extends Message> Iterable<M> messages(Image[] images, Class<M> type) {
        return Arrays.stream(images).map(Image::message).map(type::cast).toList();
    }
}
