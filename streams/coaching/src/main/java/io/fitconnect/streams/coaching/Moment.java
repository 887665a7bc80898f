package io.fitconnect.streams.coaching;

import io.fitconnect.streams.quality.Judged;
import io.fitconnect.streams.quality.Sample;
import org.jspecify.annotations.Nullable;

/**
 * What rules see at a sample.
 *
 * @param judged the sample
 * @param zone of its heart rate, 0 to 5; -1: its heart rate doesn't count
 * @param heart its last ten seconds
 * @param target what the class asks for now; null: nothing
 * @param interval the effort or pause it is part of
 */
record Moment(
        Judged judged,
        int zone,
        RecentHeart heart,
        @Nullable Target target,
        Interval interval) {

    Sample sample() {
        return judged.sample();
    }

    long timeMs() {
        return sample().timeMs();
    }

    /** Heart rate of the last ten seconds, bpm; 0: none. */
    int recentBpm() {
        return heart.bpm(timeMs());
    }

    boolean hasHeart() {
        return zone >= 0;
    }
}
