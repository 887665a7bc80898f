package io.fitconnect.ingest.gatt;

/** 2AD1. Bit 0 is inverted: clear means that stroke rate and count are there. */
final class Rower {

    private Rower() {}

    static MachineData read(Payload payload) {
        Flags flags = new Flags(payload.u16());
        Double strokeRate = flags.has(0) ? null : Double.valueOf(payload.u8() / 2.0);
        payload.skip(flags.has(0) ? 0 : 2);
        payload.skip(flags.has(1) ? 1 : 0);
        Integer distance = flags.has(2) ? payload.u24() : null;
        Integer pace = flags.has(3) ? payload.u16() : null;
        payload.skip(flags.has(4) ? 2 : 0);
        Integer watts = flags.has(5) ? payload.s16() : null;
        payload.skip(flags.has(6) ? 2 : 0);
        payload.skip(flags.has(7) ? 2 : 0);
        Integer energy = flags.has(8) ? MachineData.readEnergy(payload) : null;
        Integer bpm = flags.has(9) ? payload.u8() : null;
        payload.skip(flags.has(10) ? 1 : 0);
        Integer elapsed = flags.has(11) ? payload.u16() : null;
        return new MachineData(null, strokeRate, distance, pace, watts, energy, bpm, elapsed);
    }
}
