package io.fitconnect.ingest.gatt;

/** What reading a characteristic's value came to. */
public sealed interface Decoded {

    record Read(Notification notification) implements Decoded {}

    /** No decoder for it. */
    record UnknownCharacteristic() implements Decoded {}

    /** Its value is shorter than its flags promise. */
    record Unreadable(String reason) implements Decoded {}
}
