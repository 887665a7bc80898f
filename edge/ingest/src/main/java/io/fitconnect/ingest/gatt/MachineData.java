package io.fitconnect.ingest.gatt;

import org.jspecify.annotations.Nullable;

/**
 * What the fitness machines of FTMS say; null: this value did not carry it.
 *
 * @param cadencePerMinute crank turns, strokes or steps
 * @param distanceMeters cumulative
 * @param pace500mSeconds rowers only; 0 and 65535 mean standing still
 * @param energyKilocalories cumulative; null also when the machine says that it does not know
 */
public record MachineData(
        @Nullable Double speedKmh,
        @Nullable Double cadencePerMinute,
        @Nullable Integer distanceMeters,
        @Nullable Integer pace500mSeconds,
        @Nullable Integer watts,
        @Nullable Integer energyKilocalories,
        @Nullable Integer heartRateBpm,
        @Nullable Integer elapsedSeconds)
        implements Notification {

    /** The energy triple that every machine has: total, each hour, each minute; 65535 means unknown. */
    static @Nullable Integer readEnergy(Payload payload) {
        int total = payload.u16();
        payload.skip(3);
        return total == 0xFFFF ? null : total;
    }
}
