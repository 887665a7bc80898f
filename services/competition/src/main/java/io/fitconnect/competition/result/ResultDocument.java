package io.fitconnect.competition.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.fitconnect.competition.contest.Competition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The document of a competition's official standings in one form: members in the order of their names, no white space,
 * numbers as short as they are exact. It is stored and signed as the text that this makes.
 */
final class ResultDocument {
    private static final ObjectMapper CANONICAL =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private ResultDocument() {}

    static String of(Competition it, int revision, List<OfficialBoard> boards) {
        Map<String, Object> document = new TreeMap<>(Map.of(
                "competitionId", it.id().value(),
                "title", it.title(),
                "metric", it.rules().metric().word(),
                "bestOf", it.rules().bestOf(),
                "ties", it.rules().ties().word(),
                "start", Instant.ofEpochMilli(it.startMs()).toString(),
                "end", Instant.ofEpochMilli(it.endMs()).toString(),
                "revision", revision,
                "boards", boards.stream().map(ResultDocument::board).toList()));
        try {
            return CANONICAL.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written", e);
        }
    }

    private static Map<String, Object> board(OfficialBoard board) {
        return new TreeMap<>(Map.of(
                "boardId", board.boardId(),
                "official", Instant.ofEpochMilli(board.officialMs()).toString(),
                "lines", board.lines().stream().map(ResultDocument::line).toList()));
    }

    private static Map<String, Object> line(Line line) {
        Map<String, Object> written = new TreeMap<>(Map.of(
                "rank", line.rank(),
                "athleteId", line.athleteId(),
                "name", line.name(),
                "score", line.score(),
                "verdict", line.verdict()));
        if (!line.reason().isEmpty()) {
            written.put("reason", line.reason());
        }
        return written;
    }
}
