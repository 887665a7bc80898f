package io.fitconnect.training;

import java.util.List;

/**
 * What was sent.
 *
 * @param cueIds one an athlete
 * @param athletes how many it goes to, connected or not
 */
public record SentCue(List<String> cueIds, int athletes) {
    static SentCue of(List<String> cueIds) {
        return new SentCue(cueIds, cueIds.size());
    }
}
