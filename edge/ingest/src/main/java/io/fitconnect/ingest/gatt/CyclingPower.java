package io.fitconnect.ingest.gatt;

import org.jspecify.annotations.Nullable;

/**
 * 2A63, up to its crank data; what may follow is not used.
 *
 * @param wheel turns wrap at 2^32, ticks are 1/2048 s
 * @param crank turns wrap at 2^16, ticks are 1/1024 s
 */
public record CyclingPower(
        int watts, @Nullable Revolutions wheel, @Nullable Revolutions crank) implements Notification {

    static CyclingPower read(Payload payload) {
        Flags flags = new Flags(payload.u16());
        int watts = payload.s16();
        payload.skip(flags.has(0) ? 1 : 0);
        payload.skip(flags.has(2) ? 2 : 0);
        Revolutions wheel = flags.has(4) ? new Revolutions(payload.u32(), payload.u16()) : null;
        Revolutions crank = flags.has(5) ? new Revolutions(payload.u16(), payload.u16()) : null;
        return new CyclingPower(watts, wheel, crank);
    }
}
