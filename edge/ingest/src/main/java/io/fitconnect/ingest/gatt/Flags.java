package io.fitconnect.ingest.gatt;

/** The flags field that starts a characteristic and says which fields follow. */
record Flags(int bits) {

    boolean has(int bit) {
        return (bits >> bit & 1) == 1;
    }
}
