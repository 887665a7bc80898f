package io.fitconnect.live.window;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.fitconnect.proto.live.v1.Row;
import io.fitconnect.proto.live.v1.ServerFrame;
import io.fitconnect.sockets.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a well-behaved client holds: the last snapshot with every delta since applied. */
public final class Held {
    private final Map<String, Row> rows = new HashMap<>();
    public long epoch;
    public long version;
    public int total;
    public boolean ended;

    public static ServerFrame decode(Frame frame, String id) {
        byte[] payload = frame.payload(Frame.idPart(id, frame.encoding()));
        try {
            if (frame.encoding() == Encoding.PROTO) {
                return ServerFrame.parseFrom(payload);
            }
            ServerFrame.Builder read = ServerFrame.newBuilder();
            JsonFormat.parser().merge(new String(payload, StandardCharsets.UTF_8), read);
            return read.build();
        } catch (InvalidProtocolBufferException broken) {
            throw new AssertionError(broken);
        }
    }

    public void apply(ServerFrame frame) {
        switch (frame.getFrameCase()) {
            case SNAPSHOT -> {
                rows.clear();
                epoch = frame.getSnapshot().getEpoch();
                version = frame.getSnapshot().getVersion();
                total = frame.getSnapshot().getTotal();
                frame.getSnapshot().getRowsList().forEach(row -> rows.put(row.getAthleteId(), row));
            }
            case DELTA -> {
                if (frame.getDelta().getFromVersion() != version) {
                    throw new AssertionError("a gap: holds " + version + ", got one from "
                            + frame.getDelta().getFromVersion());
                }
                version = frame.getDelta().getVersion();
                total = frame.getDelta().getTotal();
                for (String removed : frame.getDelta().getRemovedList()) {
                    if (rows.remove(removed) == null) {
                        throw new AssertionError("removed what was not there: " + removed);
                    }
                }
                frame.getDelta().getUpsertsList().forEach(row -> rows.put(row.getAthleteId(), row));
            }
            case ENDED -> {
                rows.clear();
                ended = true;
                epoch = frame.getEnded().getEpoch();
                version = frame.getEnded().getVersion();
                total = frame.getEnded().getTotal();
                frame.getEnded().getRowsList().forEach(row -> rows.put(row.getAthleteId(), row));
            }
            default -> throw new AssertionError("not for a board: " + frame.getFrameCase());
        }
    }

    /** As a snapshot lists them. */
    public List<Row> rows() {
        return rows.values().stream()
                .sorted(Comparator.comparing(Row::getRank).thenComparing(Row::getAthleteId))
                .toList();
    }
}
