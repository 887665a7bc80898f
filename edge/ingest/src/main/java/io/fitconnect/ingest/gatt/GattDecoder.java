package io.fitconnect.ingest.gatt;

import java.util.Locale;

/**
 * Reads the characteristics of the heart rate, cycling, running and fitness machine services (Bluetooth SIG GATT
 * Specification Supplement, FTMS 1.0). Stateless. Bytes after the fields that the flags name are left alone: real
 * machines append their own.
 */
public final class GattDecoder {

    private GattDecoder() {}

    /** @param characteristic four hexadecimal digits, either case */
    public static Decoded decode(String characteristic, byte[] value) {
        Payload payload = new Payload(value);
        return switch (characteristic.toUpperCase(Locale.ROOT)) {
            case "2A37" -> finished(payload, HeartRateMeasurement.read(payload));
            case "2A5B" -> finished(payload, CyclingSpeedCadence.read(payload));
            case "2A63" -> finished(payload, CyclingPower.read(payload));
            case "2A53" -> finished(payload, RunningSpeedCadence.read(payload));
            case "2AD2" -> finished(payload, IndoorBike.read(payload));
            case "2ACD" -> finished(payload, Treadmill.read(payload));
            case "2AD1" -> finished(payload, Rower.read(payload));
            case "2ACE" -> finished(payload, CrossTrainer.read(payload));
            default -> new Decoded.UnknownCharacteristic();
        };
    }

    private static Decoded finished(Payload payload, Notification notification) {
        return payload.truncated()
                ? new Decoded.Unreadable("the value ends before the fields that its flags name")
                : new Decoded.Read(notification);
    }
}
