package io.fitconnect.ingest.gatt;

/** 2ACD. Its pace fields have different units in different editions and are skipped: speed says the same. */
final class Treadmill {

    private Treadmill() {}

    static MachineData read(Payload payload) {
        Flags flags = new Flags(payload.u16());
        Double speed = flags.has(0) ? null : Double.valueOf(payload.u16() / 100.0);
        payload.skip(flags.has(1) ? 2 : 0);
        Integer distance = flags.has(2) ? payload.u24() : null;
        payload.skip(flags.has(3) ? 4 : 0);
        payload.skip(flags.has(4) ? 4 : 0);
        payload.skip(flags.has(5) ? 1 : 0);
        payload.skip(flags.has(6) ? 1 : 0);
        Integer energy = flags.has(7) ? MachineData.readEnergy(payload) : null;
        Integer bpm = flags.has(8) ? payload.u8() : null;
        payload.skip(flags.has(9) ? 1 : 0);
        Integer elapsed = flags.has(10) ? payload.u16() : null;
        payload.skip(flags.has(11) ? 2 : 0);
        payload.skip(flags.has(12) ? 2 : 0);
        Integer watts = flags.has(12) ? payload.s16() : null;
        return new MachineData(speed, null, distance, null, watts, energy, bpm, elapsed);
    }
}
