package io.fitconnect.ingest.gatt;

/** 2ACE; the only machine whose flags are 24 bits. */
final class CrossTrainer {

    private CrossTrainer() {}

    static MachineData read(Payload payload) {
        Flags flags = new Flags(payload.u24());
        Double speed = flags.has(0) ? null : Double.valueOf(payload.u16() / 100.0);
        payload.skip(flags.has(1) ? 2 : 0);
        Integer distance = flags.has(2) ? payload.u24() : null;
        Double steps = flags.has(3) ? Double.valueOf(payload.u16()) : null;
        payload.skip(flags.has(3) ? 2 : 0);
        payload.skip(flags.has(4) ? 2 : 0);
        payload.skip(flags.has(5) ? 4 : 0);
        payload.skip(flags.has(6) ? 4 : 0);
        payload.skip(flags.has(7) ? 2 : 0);
        Integer watts = flags.has(8) ? payload.s16() : null;
        payload.skip(flags.has(9) ? 2 : 0);
        Integer energy = flags.has(10) ? MachineData.readEnergy(payload) : null;
        Integer bpm = flags.has(11) ? payload.u8() : null;
        payload.skip(flags.has(12) ? 1 : 0);
        Integer elapsed = flags.has(13) ? payload.u16() : null;
        return new MachineData(speed, steps, distance, null, watts, energy, bpm, elapsed);
    }
}
