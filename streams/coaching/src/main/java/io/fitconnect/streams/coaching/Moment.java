package io.fitconnect.streams.coaching;

import io.fitconnect.streams.quality.Judged;
import io.fitconnect.streams.quality.Sample;
import org.jspecify.annotations.Nullable;

/**
 * What rules see at a sample.
 *
 * @param judged the sample
 * @param zone of its heart rate, 0 to 5; -1: its heart rate doesn't count
 * @param recentBpm mean of the heart rates that counted in the last 10 s; 0: none did
 * @param target what the class asks for now; null: nothing
 * @param interval the effort or pause it is part of
 */
record Moment(
        Judged judged, int zone, int recentBpm, @Nullable Target target, Interval interval) {

    Sample sample() {
        return judged.sample();
    }

    long timeMs() {
        return sample().timeMs();
    }

    boolean hasHeart() {
        return zone >= 0;
    }
}
