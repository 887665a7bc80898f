package io.fitconnect.ingest.gatt;

import org.jspecify.annotations.Nullable;

/**
 * 2A5B.
 *
 * @param wheel turns wrap at 2^32, ticks are 1/1024 s
 * @param crank turns wrap at 2^16, ticks are 1/1024 s
 */
public record CyclingSpeedCadence(
        @Nullable Revolutions wheel, @Nullable Revolutions crank) implements Notification {

    static CyclingSpeedCadence read(Payload payload) {
        Flags flags = new Flags(payload.u8());
        Revolutions wheel = flags.has(0) ? new Revolutions(payload.u32(), payload.u16()) : null;
        Revolutions crank = flags.has(1) ? new Revolutions(payload.u16(), payload.u16()) : null;
        return new CyclingSpeedCadence(wheel, crank);
    }
}
