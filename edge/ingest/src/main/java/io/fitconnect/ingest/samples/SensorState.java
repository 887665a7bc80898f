package io.fitconnect.ingest.samples;

import io.fitconnect.ingest.gatt.CyclingCounters;
import io.fitconnect.ingest.gatt.CyclingPower;
import io.fitconnect.ingest.gatt.CyclingSpeedCadence;
import io.fitconnect.ingest.gatt.Decoded;
import io.fitconnect.ingest.gatt.GattDecoder;
import io.fitconnect.ingest.gatt.HeartRateMeasurement;
import io.fitconnect.ingest.gatt.MachineData;
import io.fitconnect.ingest.gatt.Notification;
import io.fitconnect.ingest.gatt.Revolutions;
import io.fitconnect.ingest.gatt.RunningSpeedCadence;
import io.fitconnect.proto.ingest.v1.Gatt;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import org.jspecify.annotations.Nullable;

/**
 * Turns an athlete's Bluetooth notifications into channels, with the counters that need a notification before. The state
 * lives with the connection: after a reconnect the first cycling notification gives no cadence or speed. Not
 * thread-safe.
 */
public final class SensorState {

    private static final int MAX_RR = 64;
    private static final double KILOCALORIES_PER_KILOJOULE = 1 / 4.184;

    private final CyclingCounters speedCadence = CyclingCounters.ofSpeedCadence();
    private final CyclingCounters power = CyclingCounters.ofPower();

    /**
     * Adds what the notification says to the sample; a channel that the sample already has is kept as it is.
     *
     * @return null: read
     */
    @Nullable Refused decode(Gatt gatt, long timeMillis, TelemetrySample.Builder sample) {
        Decoded decoded =
                GattDecoder.decode(gatt.getCharacteristic(), gatt.getValue().toByteArray());
        return switch (decoded) {
            case Decoded.Read read -> {
                sample.setNotification(true);
                yield add(read.notification(), timeMillis, new Channels(sample));
            }
            case Decoded.UnknownCharacteristic unknown ->
                new Refused(Refused.Code.UNKNOWN_CHARACTERISTIC, "gatt.characteristic is not one that is decoded");
            case Decoded.Unreadable unreadable -> new Refused(Refused.Code.UNREADABLE, unreadable.reason());
        };
    }

    private @Nullable Refused add(Notification notification, long timeMillis, Channels channels) {
        switch (notification) {
            case HeartRateMeasurement heart -> {
                if (heart.rr1024().size() > MAX_RR) {
                    return new Refused(Refused.Code.UNREADABLE, "more than 64 intervals in one notification");
                }
                heart(heart, channels);
            }
            case CyclingSpeedCadence csc -> turns(speedCadence, csc.wheel(), csc.crank(), timeMillis, channels);
            case CyclingPower meter -> {
                channels.power(meter.watts());
                turns(power, meter.wheel(), meter.crank(), timeMillis, channels);
            }
            case RunningSpeedCadence run -> {
                channels.speed(run.speedMps());
                channels.cadence((double) run.stepsPerMinute());
                channels.distance(run.distanceMeters());
            }
            case MachineData machine -> machine(machine, channels);
        }
        return null;
    }

    private static void heart(HeartRateMeasurement heart, Channels channels) {
        channels.heartRate(heart.bpm());
        channels.skinContact(heart.skinContact());
        if (heart.energyKilojoules() != null) {
            channels.energy(heart.energyKilojoules() * KILOCALORIES_PER_KILOJOULE);
        }
        // 0 stands for no interval in some straps
        heart.rr1024().stream().filter(rr -> rr > 0).forEach(rr -> channels.rr(rr * 1_000f / 1_024));
    }

    private static void turns(
            CyclingCounters counters,
            @Nullable Revolutions wheel,
            @Nullable Revolutions crank,
            long timeMillis,
            Channels channels) {
        channels.cadence(counters.cadenceRpm(crank, timeMillis));
        channels.speed(counters.speedMps(wheel, timeMillis));
    }

    private static void machine(MachineData machine, Channels channels) {
        if (machine.speedKmh() != null) {
            channels.speed(machine.speedKmh() / 3.6);
        }
        Integer pace = machine.pace500mSeconds();
        if (pace != null) {
            channels.speed(pace == 0 || pace == 0xFFFF ? 0.0 : 500.0 / pace);
        }
        channels.cadence(machine.cadencePerMinute());
        channels.distance(machine.distanceMeters() == null ? null : Double.valueOf(machine.distanceMeters()));
        if (machine.watts() != null) {
            channels.power(machine.watts());
        }
        if (machine.energyKilocalories() != null) {
            channels.energy(machine.energyKilocalories());
        }
        // a machine without a paired strap sends 0, which must not speak against the athlete's own strap
        if (machine.heartRateBpm() != null && machine.heartRateBpm() > 0) {
            channels.heartRate(machine.heartRateBpm());
        }
    }
}
