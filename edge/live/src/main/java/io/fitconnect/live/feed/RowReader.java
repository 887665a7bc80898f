package io.fitconnect.live.feed;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.fitconnect.live.board.Line;
import io.fitconnect.live.watch.Feed.News;
import io.fitconnect.live.watch.Feed.RowNews;
import io.fitconnect.live.watch.Feed.ScopeNews;
import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.proto.internal.boards.v1.ScopeState;
import io.fitconnect.proto.internal.boards.v1.Scores;
import io.fitconnect.proto.internal.boards.v1.Ties;
import io.fitconnect.proto.live.v1.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record of board.changes.v1. By hand, since most of a {@link BoardRow} is its sessions, which no viewer sees and
 * a node that reads the topic from its beginning should not build.
 */
final class RowReader {
    private String name = "";
    private Scores scores = Scores.getDefaultInstance();
    private long lastSeenMs;
    private int zone;
    private Verdict verdict = Verdict.VERDICT_UNSPECIFIED;
    private String reason = "";
    private boolean withdrawn;
    private ScopeState state = ScopeState.getDefaultInstance();

    private RowReader() {}

    /** What a record says, or nothing when its key is not {@code scope|athleteId}. */
    static Optional<News> read(byte @Nullable [] key, byte @Nullable [] value) throws IOException {
        String text = key == null ? "" : new String(key, StandardCharsets.UTF_8);
        int bar = text.lastIndexOf('|');
        if (bar <= 0) {
            return Optional.empty();
        }
        String scope = text.substring(0, bar);
        String athleteId = text.substring(bar + 1);
        RowReader row = new RowReader();
        if (value != null) {
            row.fields(CodedInputStream.newInstance(value));
        }
        if (athleteId.isEmpty()) {
            return Optional.of(new ScopeNews(
                    scope, row.state.getOfficialMs() > 0, row.state.getRules().getTies() == Ties.TIES_DENSE));
        }
        return Optional.of(new RowNews(scope, athleteId, value == null || row.withdrawn ? null : row.line(athleteId)));
    }

    private Line line(String athleteId) {
        return new Line(
                athleteId,
                name.equals(athleteId) ? athleteId : name,
                scores.getEffort(),
                Integer.toUnsignedLong(scores.getReps()),
                scores.getDistanceM(),
                scores.getEnergyKcal(),
                scores.getWorkJ(),
                lastSeenMs,
                zone,
                verdict,
                reason);
    }

    private void fields(CodedInputStream in) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case BoardRow.NAME_FIELD_NUMBER -> name = in.readStringRequireUtf8();
                case BoardRow.SCORES_FIELD_NUMBER -> scores = Scores.parseFrom(in.readByteArray());
                case BoardRow.LAST_SEEN_MS_FIELD_NUMBER -> lastSeenMs = in.readInt64();
                case BoardRow.HEART_RATE_ZONE_FIELD_NUMBER -> zone = in.readUInt32();
                case BoardRow.VERDICT_FIELD_NUMBER -> verdict = verdict(in.readEnum());
                case BoardRow.VERDICT_REASON_FIELD_NUMBER -> reason = in.readStringRequireUtf8();
                case BoardRow.STATE_FIELD_NUMBER -> state = ScopeState.parseFrom(in.readByteArray());
                case BoardRow.WITHDRAWN_FIELD_NUMBER -> withdrawn = in.readBool();
                default -> in.skipField(tag);
            }
        }
    }

    private static Verdict verdict(int number) {
        Verdict known = Verdict.forNumber(number);
        return known == null ? Verdict.VERDICT_UNSPECIFIED : known;
    }
}
