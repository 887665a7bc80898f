package io.fitconnect.users;

/**
 * What an athlete lets others see; everything is private until the athlete says otherwise.
 *
 * @param openBoards appear on open boards
 * @param showName show the name on boards, else the athlete's id
 * @param showHeartRate show the heart-rate zone on boards
 */
public record Consent(boolean openBoards, boolean showName, boolean showHeartRate) {
    static final Consent NONE = new Consent(false, false, false);
}
