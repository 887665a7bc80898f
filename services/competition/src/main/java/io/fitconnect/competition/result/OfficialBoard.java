package io.fitconnect.competition.result;

import java.util.List;

/**
 * A board whose standings are out.
 *
 * @param total lines that it has; fewer are here as long as some are on their way
 */
record OfficialBoard(String boardId, long officialMs, int total, List<Line> lines) {
    boolean isComplete() {
        return lines.size() == total;
    }
}
