package io.fitconnect.ingest.gatt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 2A37.
 *
 * @param skinContact null: the strap can't tell
 * @param energyKilojoules cumulative since the strap's reset
 * @param rr1024 beat-to-beat intervals in 1/1024 s, oldest first
 */
public record HeartRateMeasurement(
        int bpm, @Nullable Boolean skinContact, @Nullable Integer energyKilojoules, List<Integer> rr1024)
        implements Notification {

    static HeartRateMeasurement read(Payload payload) {
        Flags flags = new Flags(payload.u8());
        int bpm = flags.has(0) ? payload.u16() : payload.u8();
        Boolean contact = flags.has(2) ? flags.has(1) : null;
        Integer energy = flags.has(3) ? payload.u16() : null;
        List<Integer> rr = new ArrayList<>();
        while (flags.has(4) && payload.left() > 1) {
            rr.add(payload.u16());
        }
        return new HeartRateMeasurement(bpm, contact, energy, List.copyOf(rr));
    }
}
