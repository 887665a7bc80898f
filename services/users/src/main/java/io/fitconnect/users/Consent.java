package io.fitconnect.users;

import org.jspecify.annotations.Nullable;

/**
 * What an athlete lets others see; everything is private until the athlete says otherwise.
 *
 * @param openBoards appear on open boards
 * @param showName show the name on boards, else the athlete's id
 * @param showHeartRate show the heart-rate zone on boards
 * @param coachSeesHeartRate the coach of a class sees the heart rates of its participants; null: not asked yet, and
 *     joining a class says yes for that class
 * @param coachSeesWorkouts coaches read workouts, samples, and the body's figures in the profile
 */
public record Consent(
        boolean openBoards,
        boolean showName,
        boolean showHeartRate,
        @Nullable Boolean coachSeesHeartRate,
        boolean coachSeesWorkouts) {
    static final Consent NONE = new Consent(false, false, false, null, false);
}
