package io.fitconnect.ingest.gatt;

/**
 * 2AD2. Bit 1 is the average speed and bit 2 the cadence: a widespread copy of the field list swaps the two. Bit 0 is
 * inverted: clear means that the speed is there.
 */
final class IndoorBike {

    private IndoorBike() {}

    static MachineData read(Payload payload) {
        Flags flags = new Flags(payload.u16());
        Double speed = flags.has(0) ? null : Double.valueOf(payload.u16() / 100.0);
        payload.skip(flags.has(1) ? 2 : 0);
        Double cadence = flags.has(2) ? payload.u16() / 2.0 : null;
        payload.skip(flags.has(3) ? 2 : 0);
        Integer distance = flags.has(4) ? payload.u24() : null;
        payload.skip(flags.has(5) ? 2 : 0);
        Integer watts = flags.has(6) ? payload.s16() : null;
        payload.skip(flags.has(7) ? 2 : 0);
        Integer energy = flags.has(8) ? MachineData.readEnergy(payload) : null;
        Integer bpm = flags.has(9) ? payload.u8() : null;
        payload.skip(flags.has(10) ? 1 : 0);
        Integer elapsed = flags.has(11) ? payload.u16() : null;
        return new MachineData(speed, cadence, distance, null, watts, energy, bpm, elapsed);
    }
}
